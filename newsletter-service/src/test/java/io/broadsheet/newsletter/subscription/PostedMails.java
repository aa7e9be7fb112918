package io.broadsheet.newsletter.subscription;

import io.broadsheet.newsletter.delivery.MailQueue;
import io.broadsheet.newsletter.delivery.TransactionalMail;
import io.broadsheet.newsletter.edition.CurrentCut;
import io.broadsheet.newsletter.edition.CurrentTopics;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** In place of the ledger: keeps what was posted, by id. */
@TestComponent
@Primary
public class PostedMails implements MailQueue {
    private static final Pattern LINK = Pattern.compile("http://localhost:8083(\\S+)");

    private final Map<UUID, TransactionalMail> posted = new ConcurrentHashMap<>();
    private final Recipients recipients;

    PostedMails(Recipients recipients) {
        this.recipients = recipients;
    }

    @Override
    public void add(TransactionalMail mail) {
        posted.put(mail.id(), mail);
    }

    public List<TransactionalMail> to(String address) {
        var all = List.copyOf(posted.values());
        var found = recipients.lookup(
                Set.copyOf(all.stream().map(TransactionalMail::subscriptionId).toList()));
        return all.stream()
                .filter(mail -> found.containsKey(mail.subscriptionId())
                        && found.get(mail.subscriptionId()).address().equals(address))
                .toList();
    }

    public TransactionalMail only(String address, String purpose) {
        var found = to(address).stream()
                .filter(mail -> mail.purpose().equals(purpose))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " mails of " + purpose);
        }
        return found.getFirst();
    }

    /** Path and query of the link in the only mail of that purpose. */
    public String link(String address, String purpose) {
        var found = LINK.matcher(only(address, purpose).text());
        if (!found.find()) {
            throw new AssertionError("no link in the mail");
        }
        return URI.create(found.group(1)).toString();
    }

    /** Of a newspaper in English and German that writes about the sea. */
    @TestComponent
    @Primary
    static class FixedTopics implements CurrentTopics {
        @Override
        public Offer offer() {
            return new Offer(List.of("section:World", "nato", "sea"), List.of("en", "de"));
        }

        @Override
        public List<String> unmatched(Collection<String> topics, Collection<String> languages) {
            return topics.stream()
                    .filter(topic -> !offer().topics().contains(topic))
                    .toList();
        }

        @Override
        public boolean isUnread(Collection<String> languages) {
            return !languages.isEmpty()
                    && languages.stream()
                            .noneMatch(language -> offer().languages().contains(language));
        }
    }

    /** Nobody hears of replies. */
    @TestComponent
    @Primary
    static class NoReplyNotices implements ReplyNotices {
        @Override
        public Optional<Held> held(String addressKey) {
            return Optional.empty();
        }

        @Override
        public void forget(String addressKey) {}

        @Override
        public Optional<String> addressKey(UUID reader) {
            return Optional.empty();
        }

        @Override
        public Optional<String> language(UUID reader) {
            return Optional.empty();
        }
    }

    /** Cut number 4. */
    @TestComponent
    @Primary
    static class FixedCut implements CurrentCut {
        @Override
        public long number() {
            return 4;
        }
    }
}
