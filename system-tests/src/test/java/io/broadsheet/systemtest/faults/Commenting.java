package io.broadsheet.systemtest.faults;

import static io.broadsheet.systemtest.faults.RunningSystem.COMMENTS;

import io.broadsheet.systemtest.faults.Calls.Answer;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle;
import io.broadsheet.systemtest.faults.Ledger.LedgerComment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands on comments, each repeated until it is known what became of it. */
final class Commenting {

    /** Between two builds every second of them may be of the other one. */
    private static final int MOST_READINGS = 40;

    private final Calls calls;
    private final Ledger ledger;
    private final Random random;

    Commenting(Calls calls, Ledger ledger, Random random) {
        this.calls = calls;
        this.ledger = ledger;
        this.random = random;
    }

    /** @param inReplyTo a comment that readers see, or null
     * @return null where it was refused, which is noted */
    @Nullable LedgerComment post(LedgerArticle article, String author, String text, @Nullable String inReplyTo) {
        // Where the same key comes from another network it is another key, as nobody else shall get the edit token.
        String network = "for=10.77." + random.nextInt(256) + "." + (1 + random.nextInt(250));
        String key = UUID.randomUUID().toString();
        var comment = new HashMap<String, Object>(Map.of("author", author, "text", text));
        if (inReplyTo != null) {
            comment.put("inReplyTo", inReplyTo);
        }
        Answer answer = Calls.insist(() -> {
            Answer posted = calls.reader(
                    COMMENTS,
                    "POST",
                    "/articles/" + article.id + "/comments",
                    comment,
                    "Idempotency-Key",
                    key,
                    "Forwarded",
                    network);
            // The article is still on its way there.
            return posted.status() == 404 ? new Answer(0, "", null) : posted;
        });
        if (!answer.isDone()) {
            ledger.refused("POST a comment", answer);
            return null;
        }
        var posted = answer.json();
        return new LedgerComment(
                posted.get("id").asString(), article.id, posted.get("editToken").asString(), text);
    }

    /** Nobody edits meanwhile, so the version that is read is the one decided on. */
    void approve(LedgerComment comment) {
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

    /** Once, as its author. */
    Answer author(String method, LedgerComment comment, @Nullable Map<String, ?> body, String... more) {
        String[] headers = Arrays.copyOf(more, more.length + 2);
        headers[more.length] = "X-Edit-Token";
        headers[more.length + 1] = comment.editToken;
        return calls.reader(COMMENTS, method, "/comments/" + comment.id, body, headers);
    }
}
