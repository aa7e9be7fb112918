package io.broadsheet.comment.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment under its id.
 *
 * @param version of its text and state: 1 as posted, one more for every change
 */
public record StoredComment(UUID id, long version, Comment comment) {

    /** Of its words, whatever becomes of it beside: it changes with each edit and with nothing else. */
    public long wordsTag() {
        return comment.lastWritten().toEpochMilli();
    }

    /**
     * Gives it the author's new words; the same words again change nothing. An edit whose answer was lost may come once
     * more after a later one.
     *
     * @param madeFrom each {@link #wordsTag} that the author saw; null for any
     * @throws StaleWords if it has others by now
     * @throws EditWindowOver retrying cannot help
     */
    public Comment.Change edit(
            Contribution words, @Nullable Set<Long> madeFrom, Judgement judgement, Duration window, Instant now) {
        boolean isRepeated = comment.said().filter(words::equals).isPresent();
        if (!isRepeated && madeFrom != null && !madeFrom.contains(wordsTag())) {
            throw new StaleWords();
        }
        return comment.edit(words, judgement, window, now);
    }

    /**
     * Lets readers see it, or not; the same decision sent again changes nothing.
     *
     * @throws StaleDecision if it is no longer what the moderator read
     * @throws NotChangeable if removed
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
