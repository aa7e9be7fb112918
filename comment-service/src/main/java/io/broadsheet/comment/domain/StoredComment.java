package io.broadsheet.comment.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A comment under its id.
 *
 * @param version of its text and state: 1 as posted, one more for every change
 */
public record StoredComment(UUID id, long version, Comment comment) {

    /**
     * Lets readers see it, or not; the same decision sent again changes nothing.
     *
     * @throws StaleDecision if it is no longer what the moderator read
     * @throws NotChangeable if removed
     * @throws TooManyDecisions retrying cannot help
     */
    public Comment.Change decide(Decision decision) {
        if (isOutcomeOf(decision)) {
            return Comment.Change.none(comment);
        }
        if (version != decision.version() && !(comment instanceof Comment.Removed)) {
            throw new StaleDecision(this);
        }
        return comment.decide(decision);
    }

    /**
     * Takes the caller's own last decision back.
     *
     * @param shown the version that the decision left
     * @throws StaleDecision if words or state have changed since
     * @throws NotUndoable see {@link Comment#undo}
     */
    public Comment.Change undo(String by, long shown, Duration window, Instant now) {
        if (comment.decisions().isEmpty()) {
            throw new NotUndoable();
        }
        if (comment.decisions().getLast().version() != shown - 1 || !isAsDecided()) {
            throw new StaleDecision(this);
        }
        return comment.undo(by, window, now);
    }

    private boolean isOutcomeOf(Decision sent) {
        return !comment.decisions().isEmpty() && comment.decisions().getLast().isSameAs(sent) && isAsDecided();
    }

    /** Whatever else was noted since, a reply for one: its words and state are those that the last decision left. */
    private boolean isAsDecided() {
        return switch (comment) {
            case Comment.Visible seen -> seen.approved();
            case Comment.Rejected _ -> true;
            case Comment.Held _, Comment.Removed _ -> false;
        };
    }
}
