package io.broadsheet.systemtest.faults;

import static io.broadsheet.systemtest.faults.RunningSystem.ARTICLES;
import static io.broadsheet.systemtest.faults.RunningSystem.COMMENTS;

import io.broadsheet.systemtest.faults.Calls.Answer;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle.Kind;
import io.broadsheet.systemtest.faults.Ledger.LedgerComment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Readers who look at the first articles and comment on them, and a moderator who decides on what was read. */
final class CommentLoad {

    private static final int MOST = 12;
    private static final int MOST_READINGS = 6;

    private final Calls calls;
    private final Ledger ledger;
    private final Random random;

    CommentLoad(Calls calls, Ledger ledger, Random random) {
        this.calls = calls;
        this.ledger = ledger;
        this.random = random;
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
                .limit(2)
                .filter(article -> article.acknowledged().kind() == Kind.PUBLISHED)
                .skip(random.nextInt(2))
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
        String author = "Reader " + ledger.tag + " " + number;
        String text = "Comment " + ledger.tag + " number " + number + ".";
        // Where the same key comes from another network it is another key, as nobody else shall get the edit token.
        String network = "for=10.77." + random.nextInt(256) + "." + (1 + random.nextInt(250));
        String key = UUID.randomUUID().toString();
        Answer answer = Calls.insist(() -> {
            Answer posted = calls.reader(
                    COMMENTS,
                    "POST",
                    "/articles/" + article.id + "/comments",
                    Map.of("author", author, "text", text),
                    "Idempotency-Key",
                    key,
                    "Forwarded",
                    network);
            // The article is still on its way there.
            return posted.status() == 404 ? new Answer(0, "", null) : posted;
        });
        if (!answer.isDone()) {
            ledger.refused("POST a comment", answer);
            return;
        }
        var posted = answer.json();
        ledger.comments.add(new LedgerComment(
                posted.get("id").asString(), article.id, posted.get("editToken").asString(), text));
    }

    private void change(LedgerComment comment) {
        if (comment.removed) {
            return;
        }
        switch (random.nextInt(8)) {
            case 0 -> {
                if (done("DELETE a comment", () -> author("DELETE", comment, null))) {
                    comment.removed = true;
                }
            }
            case 1, 2 -> {
                String text = comment.text + " Edited.";
                // As the page has it that the author reads: what is late of an earlier edit overwrites nothing.
                Answer read = Calls.insist(() -> author("GET", comment, null));
                String madeFrom = read.eTag() == null ? "*" : read.eTag();
                if (done(
                        "PATCH a comment",
                        () -> author("PATCH", comment, Map.of("text", text), "If-Match", madeFrom))) {
                    comment.text = text;
                    comment.editedAfterApproval |= comment.approved;
                }
            }
            default -> approve(comment);
        }
    }

    /** Nobody edits meanwhile, so the version that is read is the one decided on. */
    private void approve(LedgerComment comment) {
        if (comment.approved && !comment.editedAfterApproval) {
            return;
        }
        Answer answer = decision(comment, true);
        for (int tries = 0; tries < MOST_READINGS && isAboutVersion(answer); tries++) {
            answer = decision(comment, answer.status() != 400);
        }
        if (answer.isDone()) {
            comment.approved = true;
            comment.editedAfterApproval = false;
        } else {
            ledger.refused("approving a comment", answer);
        }
    }

    /** @param versioned if not, as the build before this one wants it */
    private Answer decision(LedgerComment comment, boolean versioned) {
        Answer read = Calls.insist(() -> author("GET", comment, null));
        var decision = new HashMap<String, Object>(Map.of("verdict", "approve"));
        if (versioned && read.isDone() && read.json().has("version")) {
            decision.put("version", read.json().get("version").asLong());
        }
        return Calls.insist(
                () -> calls.staff(COMMENTS, "POST", "/moderation/comments/" + comment.id + "/decision", decision));
    }

    /** It changed since it was read, or the instance that answers is of a build that knows no version, or wants one. */
    private static boolean isAboutVersion(Answer answer) {
        return answer.status() == 409 || answer.status() == 400 || answer.status() == 428;
    }

    private Answer author(String method, LedgerComment comment, @Nullable Map<String, ?> body, String... more) {
        String[] headers = Arrays.copyOf(more, more.length + 2);
        headers[more.length] = "X-Edit-Token";
        headers[more.length + 1] = comment.editToken;
        return calls.reader(COMMENTS, method, "/comments/" + comment.id, body, headers);
    }

    private boolean done(String what, Supplier<Answer> call) {
        Answer answer = Calls.insist(call);
        if (!answer.isDone()) {
            ledger.refused(what, answer);
        }
        return answer.isDone();
    }
}
