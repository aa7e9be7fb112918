package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many comments of an article readers see, as last counted.
 *
 * @param mark set by every change since; absent when nothing changed after the last count began
 * @param markedAt when that was
 */
public record CommentCount(
        long visible, @Nullable UUID mark, @Nullable Instant markedAt) {

    public static CommentCount none() {
        return new CommentCount(0, null, null);
    }

    /** Something changed: what is being counted right now may be old. @param freshMark used only once */
    public CommentCount marked(UUID freshMark, Instant now) {
        return new CommentCount(visible, freshMark, now);
    }

    /**
     * Takes the result of a count that began when {@code begunAt} was the mark. With another mark it may be old, but
     * another count is due and will put it right; with none, a later count has been taken already and this one is
     * dropped.
     */
    public CommentCount counted(long found, UUID begunAt) {
        return mark == null
                ? this
                : mark.equals(begunAt) ? new CommentCount(found, null, null) : new CommentCount(found, mark, markedAt);
    }
}
