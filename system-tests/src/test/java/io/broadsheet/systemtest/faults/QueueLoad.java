package io.broadsheet.systemtest.faults;

import static io.broadsheet.systemtest.faults.RunningSystem.COMMENTS;

import io.broadsheet.systemtest.faults.Calls.Answer;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle.Kind;
import io.broadsheet.systemtest.faults.Ledger.LedgerClaim;
import io.broadsheet.systemtest.faults.Ledger.LedgerHeld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * A moderator who claims what waits and decides on it, one by one or several at once, while readers post, and vote on what
 * they see. Others do the same at the same queue.
 */
final class QueueLoad {

    private static final int MOST = 16;
    private static final int AT_ONCE = 4;
    private static final int MOST_VOTES = 5;
    private static final List<String> VERDICTS = List.of("approve", "approve", "reject", "spam");

    private final Calls calls;
    private final Ledger ledger;
    private final String moderator;
    private final Random random;

    QueueLoad(Calls calls, Ledger ledger, String moderator, Random random) {
        this.calls = calls;
        this.ledger = ledger;
        this.moderator = moderator;
        this.random = random;
    }

    void run(BooleanSupplier over, Runnable pause) {
        while (!over.getAsBoolean()) {
            ledger.followed().ifPresent(article -> {
                if (article.acknowledged().kind() == Kind.PUBLISHED) {
                    work(article);
                }
            });
            vote();
            pause.run();
        }
    }

    private void work(LedgerArticle article) {
        if (ledger.held.size() < MOST) {
            post(article);
        }
        List<JsonNode> claimed = claim(article);
        String verdict = VERDICTS.get(random.nextInt(VERDICTS.size()));
        if (claimed.size() > 1 && random.nextBoolean()) {
            // Whoever got no answer, or is in doubt, sends it once more: nothing else comes of it.
            decideAll(claimed, verdict);
            decideAll(claimed, verdict);
        } else {
            claimed.forEach(comment -> decide(comment, verdict));
        }
    }

    private void post(LedgerArticle article) {
        String author =
                "Guest " + ledger.tag + " " + UUID.randomUUID().toString().substring(0, 8);
        String network = "for=10.78." + random.nextInt(256) + "." + (1 + random.nextInt(250));
        String key = UUID.randomUUID().toString();
        Answer answer = Calls.insist(() -> {
            Answer posted = calls.reader(
                    COMMENTS,
                    "POST",
                    "/articles/" + article.id + "/comments",
                    Map.of("author", author, "text", "Said by " + author + "."),
                    "Idempotency-Key",
                    key,
                    "Forwarded",
                    network);
            // The article is still on its way there.
            return posted.status() == 404 ? new Answer(0, "", null) : posted;
        });
        if (answer.isDone()) {
            ledger.held.add(new LedgerHeld(answer.json().get("id").asString()));
        } else {
            ledger.refused("POST a comment that waits", answer);
        }
    }

    /** Of those that no other load decides on. */
    private List<JsonNode> claim(LedgerArticle article) {
        var wanted = Map.of(
                "article",
                article.id,
                "limit",
                AT_ONCE,
                "besides",
                ledger.comments.stream().map(comment -> comment.id).toList());
        Answer answer = calls.staffAs(moderator, COMMENTS, "POST", "/moderation/claims", wanted);
        var claimed = new ArrayList<JsonNode>();
        if (answer.isDone()) {
            var until = Instant.parse(answer.json().get("until").asString());
            answer.json().get("items").forEach(item -> {
                ledger.claims.add(new LedgerClaim(item.get("id").asString(), moderator, until));
                if (held(item).isPresent()) {
                    claimed.add(item);
                }
            });
        } else if (!answer.isUnknown() && answer.status() != 429) {
            ledger.refused("claiming", answer);
        }
        return claimed;
    }

    /** Empty for one of another load, or one that is not known here yet. */
    private Optional<LedgerHeld> held(JsonNode comment) {
        String id = comment.get("id").asString();
        return ledger.held.stream().filter(held -> held.id.equals(id)).findFirst();
    }

    private void decide(JsonNode comment, String verdict) {
        LedgerHeld held = held(comment).orElseThrow();
        held.asked(moderator, verdict);
        var decision =
                Map.of("verdict", verdict, "version", comment.get("version").asLong());
        Answer answer = Calls.insist(() ->
                calls.staffAs(moderator, COMMENTS, "POST", "/moderation/comments/" + held.id + "/decision", decision));
        if (answer.isDone()) {
            held.acknowledged();
        } else {
            ledger.refused("deciding on what was claimed", answer);
        }
    }

    private void decideAll(List<JsonNode> claimed, String verdict) {
        claimed.forEach(comment -> held(comment).orElseThrow().asked(moderator, verdict));
        var items = claimed.stream()
                .map(comment -> Map.of(
                        "id", comment.get("id").asString(),
                        "version", comment.get("version").asLong()))
                .toList();
        var decisions = Map.of("items", items, "verdict", verdict);
        Answer answer = Calls.insist(() -> {
            Answer done = calls.staffAs(moderator, COMMENTS, "POST", "/moderation/comments/decisions", decisions);
            return done.isDone() && isToBeRepeated(done) ? new Answer(0, "", null) : done;
        });
        if (!answer.isDone()) {
            ledger.refused("deciding on several", answer);
            return;
        }
        answer.json().get("results").forEach(result -> {
            if (result.hasNonNull("problem")) {
                ledger.refused("deciding on one of several", new Answer(200, result.toString(), null));
            } else {
                held(result).orElseThrow().acknowledged();
            }
        });
    }

    private static boolean isToBeRepeated(Answer answer) {
        for (JsonNode result : answer.json().get("results")) {
            if (result.hasNonNull("problem")
                    && result.get("problem").get("status").asInt() >= 500) {
                return true;
            }
        }
        return false;
    }

    /** Each reader votes once: who votes again has only the last one counted, and nobody knows which came last. */
    private void vote() {
        ledger.held.stream()
                .filter(held -> held.isApproved() && held.votes() < MOST_VOTES)
                .skip(random.nextInt(3))
                .findFirst()
                .ifPresent(held -> {
                    int value = random.nextInt(3) == 0 ? -1 : 1;
                    String network = "for=10.79." + random.nextInt(256) + "." + (1 + random.nextInt(250));
                    if (!held.voters.add(network)) {
                        return;
                    }
                    Answer answer = Calls.insist(() -> calls.reader(
                            COMMENTS,
                            "PUT",
                            "/comments/" + held.id + "/vote",
                            Map.of("value", value),
                            "Forwarded",
                            network));
                    if (answer.isDone()) {
                        held.voted(value);
                    } else {
                        ledger.refused("voting", answer);
                    }
                });
    }
}
