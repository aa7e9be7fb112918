package io.broadsheet.systemtest.faults;

import static io.broadsheet.systemtest.faults.RunningSystem.ARTICLES;

import io.broadsheet.systemtest.faults.Calls.Answer;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle.Kind;
import io.broadsheet.systemtest.faults.Ledger.LedgerComment;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Readers who look at the first articles and comment on them, and a moderator who decides on what was read. */
final class CommentLoad {

    private static final int MOST = 12;

    private final Calls calls;
    private final Ledger ledger;
    private final Random random;
    private final Commenting commenting;

    CommentLoad(Calls calls, Ledger ledger, Random random) {
        this.calls = calls;
        this.ledger = ledger;
        this.random = random;
        this.commenting = new Commenting(calls, ledger, random);
    }

    void run(BooleanSupplier over, Runnable pause) {
        while (!over.getAsBoolean()) {
            LedgerArticle article = article();
            if (article != null) {
                look(article);
                if (ledger.comments.size() < MOST) {
                    post(article);
                }
            }
            if (!ledger.comments.isEmpty()) {
                change(ledger.comments.get(random.nextInt(ledger.comments.size())));
            }
            pause.run();
        }
    }

    private @Nullable LedgerArticle article() {
        return ledger.articles.stream()
                .limit(ArticleLoad.STAYING)
                .filter(article -> article.acknowledged().kind() == Kind.PUBLISHED)
                .skip(random.nextInt(ArticleLoad.STAYING))
                .findFirst()
                .orElse(null);
    }

    /** Each from another network, so that each counts. */
    private void look(LedgerArticle article) {
        article.possibleLooks.incrementAndGet();
        if (calls.reader(ARTICLES, "POST", "/articles/" + article.slug() + "/views", null)
                .isDone()) {
            article.looks.incrementAndGet();
        }
    }

    private void post(LedgerArticle article) {
        int number = ledger.comments.size();
        LedgerComment posted = commenting.post(
                article,
                "Reader " + ledger.tag + " " + number,
                "Comment " + ledger.tag + " number " + number + ".",
                null);
        if (posted != null) {
            ledger.comments.add(posted);
        }
    }

    private void change(LedgerComment comment) {
        if (comment.removed) {
            return;
        }
        switch (random.nextInt(8)) {
            case 0 -> {
                if (done("DELETE a comment", () -> commenting.author("DELETE", comment, null))) {
                    comment.removed = true;
                }
            }
            case 1, 2 -> {
                String text = comment.text + " Edited.";
                // As the page has it that the author reads: what is late of an earlier edit overwrites nothing.
                Answer read = Calls.insist(() -> commenting.author("GET", comment, null));
                String madeFrom = read.eTag() == null ? "*" : read.eTag();
                if (done(
                        "PATCH a comment",
                        () -> commenting.author("PATCH", comment, Map.of("text", text), "If-Match", madeFrom))) {
                    comment.text = text;
                    comment.editedAfterApproval |= comment.approved;
                }
            }
            default -> commenting.approve(comment);
        }
    }

    private boolean done(String what, Supplier<Answer> call) {
        Answer answer = Calls.insist(call);
        if (!answer.isDone()) {
            ledger.refused(what, answer);
        }
        return answer.isDone();
    }
}
