package io.broadsheet.systemtest.faults;

import static io.broadsheet.systemtest.faults.RunningSystem.NEWSLETTER;

import io.broadsheet.systemtest.faults.Calls.Answer;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle.Kind;
import io.broadsheet.systemtest.faults.Ledger.LedgerNotice;
import io.broadsheet.systemtest.faults.Ledger.LedgerReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Nobody is skipped, nobody gets an article under two Message-IDs or is told of a reply twice, and preferences are what was
 * chosen last, here and in the topic.
 */
final class ReaderChecks {

    private final RunningSystem system;
    private final Calls calls;
    private final TopicChecks topics;

    ReaderChecks(RunningSystem system, Calls calls, TopicChecks topics) {
        this.system = system;
        this.calls = calls;
        this.topics = topics;
    }

    List<Finding> of(Ledger ledger) {
        List<Mail> mails = system.smtp.accepted().stream()
                .filter(mail -> mail.to().contains("." + ledger.tag + "@"))
                .toList();
        var findings = new ArrayList<Finding>();
        for (LedgerReader reader : ledger.readers) {
            List<Mail> own = mails.stream()
                    .filter(mail -> mail.to().equalsIgnoreCase(reader.email))
                    .toList();
            for (LedgerArticle article : ledger.articles) {
                String wrong = digests(reader, article, own);
                if (wrong != null) {
                    findings.add(new Finding(ledger.seed, wrong, reader.email + " and article " + article.id));
                }
            }
            Stream.of(Optional.ofNullable(preferences(reader)), Optional.ofNullable(topics.subscription(reader)))
                    .flatMap(Optional::stream)
                    .forEach(wrong -> findings.add(new Finding(
                            ledger.seed, "acknowledged commands are everywhere", reader.email + " " + wrong)));
        }
        for (LedgerNotice notice : ledger.notices) {
            long messages = mails.stream()
                    .filter(mail -> mail.to().equalsIgnoreCase(notice.email()) && mail.tellsOf(notice.reply()))
                    .map(Mail::messageId)
                    .distinct()
                    .count();
            if (messages != 1) {
                findings.add(new Finding(
                        ledger.seed,
                        "who asked hears once of each reply",
                        notice.email() + " was told " + messages + " times of reply " + notice.reply()));
            }
        }
        return findings;
    }

    private static @Nullable String digests(LedgerReader reader, LedgerArticle article, List<Mail> mails) {
        Set<String> messages = mails.stream()
                .filter(mail -> mail.isAbout(article.slug()))
                .map(Mail::messageId)
                .collect(Collectors.toSet());
        if (messages.size() > 1) {
            return "an article came twice, under " + messages;
        }
        boolean mustHave = reader.confirmedAt != null
                && reader.confirmedAt.isBefore(article.askedAt)
                && !reader.leaving
                && article.acknowledged().kind() == Kind.PUBLISHED
                && !article.isPerhapsTakenBack();
        return mustHave && messages.isEmpty() ? "a reader was skipped" : null;
    }

    private @Nullable String preferences(LedgerReader reader) {
        if (reader.token == null) {
            return null;
        }
        for (Instance instance : system.instances(NEWSLETTER)) {
            Answer seen = calls.readerAt(instance, "/subscriptions/" + reader.token);
            if (!seen.isDone()) {
                return "has preferences that are " + seen.status();
            }
            var json = seen.json();
            boolean right = reader.leftAt != null
                    ? json.get("state").asString().equals("ended")
                    : json.get("state").asString().equals("confirmed")
                            && json.get("cadence").asString().equals(reader.cadence)
                            && json.get("hour").asInt() == reader.hour;
            if (!right) {
                return "wants " + reader.cadence + " at " + reader.hour
                        + (reader.leftAt == null ? "" : ", left") + ", and is " + json.get("state") + " "
                        + json.get("cadence") + " at " + json.get("hour") + " at " + instance.name();
            }
        }
        return null;
    }
}
