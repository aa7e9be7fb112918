package io.broadsheet.comment.application;

import java.time.Instant;
import java.util.UUID;

/** Is told of every change of a comment, whichever instance made it. */
public interface CommentFollower {
    /**
     * Must be quick, and not fail.
     *
     * @param at when it happened; by now more may have
     */
    void changed(UUID articleId, UUID commentId, Instant at);

    /** Some changes may have been told to nobody. */
    void missed();
}
