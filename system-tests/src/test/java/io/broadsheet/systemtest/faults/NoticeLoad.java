package io.broadsheet.systemtest.faults;

import static io.broadsheet.systemtest.faults.RunningSystem.NEWSLETTER;

import io.broadsheet.systemtest.faults.Calls.Answer;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle.Kind;
import io.broadsheet.systemtest.faults.Ledger.LedgerComment;
import io.broadsheet.systemtest.faults.Ledger.LedgerNotice;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Readers who comment and want to hear of a reply, and somebody who replies: once, as more would wait for an hour. */
final class NoticeLoad {

    private static final int MOST = 3;

    private final Calls calls;
    private final SmtpTricks smtp;
    private final Ledger ledger;
    private final Commenting commenting;

    NoticeLoad(Calls calls, SmtpTricks smtp, Ledger ledger, Random random) {
        this.calls = calls;
        this.smtp = smtp;
        this.ledger = ledger;
        this.commenting = new Commenting(calls, ledger, random);
    }

    void run(BooleanSupplier over, Runnable pause) {
        for (int number = 0; number < MOST && !over.getAsBoolean(); pause.run()) {
            // Not the article with a queue: whoever works on that would decide on these comments too.
            if (ledger.articles.size() >= ArticleLoad.STAYING) {
                LedgerArticle article = ledger.articles.get(ArticleLoad.STAYING - 1);
                if (article.acknowledged().kind() == Kind.PUBLISHED) {
                    follow(article, number++);
                }
            }
        }
    }

    private void follow(LedgerArticle article, int number) {
        LedgerComment asked = visible(article, "Asker " + ledger.tag + " " + number, null);
        if (asked == null || !asked.approved) {
            return;
        }
        String email = "f" + number + "." + ledger.tag + "@example.org";
        var wish = Map.of(
                "email",
                email,
                "commentId",
                asked.id,
                "articleId",
                article.id,
                "cadence",
                "instant",
                "timeZone",
                "UTC");
        if (!done("POST /reply-notices", () -> calls.reader(NEWSLETTER, "POST", "/reply-notices", wish))) {
            return;
        }
        smtp.await(email, Mail::followToken)
                .ifPresentOrElse(
                        token -> {
                            var confirmation = Map.of("token", token);
                            if (done(
                                    "confirming reply notices",
                                    () -> calls.reader(
                                            NEWSLETTER, "POST", "/reply-notices/confirmation", confirmation))) {
                                LedgerComment reply =
                                        visible(article, "Replier " + ledger.tag + " " + number, asked.id);
                                if (reply != null && reply.approved) {
                                    ledger.notices.add(new LedgerNotice(email, reply.id));
                                }
                            }
                        },
                        () -> ledger.refused.add("no mail to confirm reply notices came to " + email));
    }

    private @Nullable LedgerComment visible(LedgerArticle article, String author, @Nullable String inReplyTo) {
        LedgerComment comment = commenting.post(article, author, "Said by " + author + ".", inReplyTo);
        if (comment != null) {
            commenting.approve(comment);
        }
        return comment;
    }

    private boolean done(String what, Supplier<Answer> call) {
        Answer answer = Calls.insist(call);
        if (!answer.isDone()) {
            ledger.refused(what, answer);
        }
        return answer.isDone();
    }
}
