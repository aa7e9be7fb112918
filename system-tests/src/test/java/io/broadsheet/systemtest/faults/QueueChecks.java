package io.broadsheet.systemtest.faults;

import static io.broadsheet.systemtest.faults.RunningSystem.COMMENTS;

import io.broadsheet.systemtest.faults.Calls.Answer;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle;
import io.broadsheet.systemtest.faults.Ledger.LedgerClaim;
import io.broadsheet.systemtest.faults.Ledger.LedgerHeld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Every acknowledged decision stands and none is half done, a claim has one holder, each vote counts once, and streams told
 * everything that readers see, and nothing that waits.
 */
final class QueueChecks {

    /** Less than a claim's two minutes by what the database's time may be off. */
    private static final Duration CLAIMED = Duration.ofSeconds(117);

    private final RunningSystem system;
    private final Calls calls;
    private final TopicChecks topics;

    QueueChecks(RunningSystem system, Calls calls, TopicChecks topics) {
        this.system = system;
        this.calls = calls;
        this.topics = topics;
    }

    List<Finding> of(Ledger ledger) {
        var findings = new ArrayList<Finding>();
        for (LedgerHeld held : ledger.held) {
            for (Instance instance : system.instances(COMMENTS)) {
                String wrong = decided(held, instance);
                if (wrong != null) {
                    findings.add(
                            new Finding(ledger.seed, "every acknowledged decision stands, none is half done", wrong));
                }
                String miscounted = held.isApproved() ? votes(held, instance) : null;
                if (miscounted != null) {
                    findings.add(new Finding(ledger.seed, "each vote counts once", miscounted));
                }
            }
        }
        for (LedgerHeld held : ledger.held) {
            String untold = topics.comment(held.id);
            if (untold != null) {
                findings.add(new Finding(
                        ledger.seed, "acknowledged commands are everywhere", "comment " + held.id + " " + untold));
            }
        }
        twiceClaimed(ledger).forEach(wrong -> findings.add(new Finding(ledger.seed, "a claim has one holder", wrong)));
        ledger.followed()
                .ifPresent(article -> told(ledger, article)
                        .forEach(wrong -> findings.add(new Finding(
                                ledger.seed, "a stream tells all that readers see, and nothing that waits", wrong))));
        return findings;
    }

    private @Nullable String decided(LedgerHeld held, Instance instance) {
        Answer answer = calls.staffAt(instance, "/moderation/comments/" + held.id);
        String about = "comment " + held.id + " at " + instance.name();
        if (!answer.isDone()) {
            return about + " is " + answer.status();
        }
        String state = answer.json().get("state").asString();
        JsonNode decisions = answer.json().get("decisions");
        boolean isUndecided = state.equals("held") && decisions.isEmpty();
        if (!held.isAcknowledged() && isUndecided) {
            return null;
        }
        String verdict = held.verdict();
        String becomes = "approve".equals(verdict) ? "visible" : "rejected";
        return verdict != null
                        && state.equals(becomes)
                        && decisions.size() == 1
                        && decisions.get(0).get("verdict").asString().equals(verdict)
                        && decisions.get(0).get("by").asString().equals(held.by())
                ? null
                : about + " is " + state + " with " + decisions + " after " + held.by() + " said " + verdict;
    }

    private @Nullable String votes(LedgerHeld held, Instance instance) {
        Answer answer = calls.readerAt(instance, "/comments/" + held.id);
        if (!answer.isDone()) {
            return "comment " + held.id + " is " + answer.status() + " at " + instance.name();
        }
        JsonNode votes = answer.json().get("votes");
        return votes.get("up").asInt() == held.up() && votes.get("down").asInt() == held.down()
                ? null
                : "comment %s has %s at %s, voted were %d for and %d against it"
                        .formatted(held.id, votes, instance.name(), held.up(), held.down());
    }

    /** Nobody gives a claim back here. */
    private static List<String> twiceClaimed(Ledger ledger) {
        var wrong = new ArrayList<String>();
        for (LedgerClaim one : ledger.claims) {
            for (LedgerClaim other : ledger.claims) {
                if (one.comment().equals(other.comment())
                        && one.by().compareTo(other.by()) < 0
                        && Duration.between(one.until(), other.until()).abs().compareTo(CLAIMED) < 0) {
                    wrong.add(one + " and " + other);
                }
            }
        }
        return wrong;
    }

    private List<String> told(Ledger ledger, LedgerArticle article) {
        var wrong = new ArrayList<String>();
        Answer listed = calls.reader(COMMENTS, "GET", "/articles/" + article.id + "/comments?limit=100", null);
        if (listed.status() == 404 && article.acknowledged().publicTitle() == null) {
            return List.of(); // it never came out
        }
        if (!listed.isDone()) {
            return List.of("the comments on article " + article.id + " are " + listed.status());
        }
        listed.json().get("items").forEach(item -> {
            String id = item.get("id").asString();
            if (!ledger.told.contains(id)) {
                wrong.add("comment " + id + " was told to nobody");
            }
        });
        ledger.held.stream()
                .filter(held -> ledger.told.contains(held.id) && !"approve".equals(held.verdict()))
                .forEach(held -> wrong.add("comment " + held.id + " was told, and readers never saw it"));
        ledger.comments.stream()
                .filter(comment -> ledger.told.contains(comment.id) && !comment.approved)
                .forEach(comment -> wrong.add("comment " + comment.id + " was told, and readers never saw it"));
        return wrong;
    }
}
