package io.broadsheet.comment.application;

import java.util.UUID;

/** Is told of what may concern the queue of moderators, whichever instance did it. */
public interface QueueFollower {
    /**
     * Must be quick, and not fail.
     *
     * @param state as {@code comments.v1} has it
     */
    void changed(UUID commentId, long version, String state);

    /** Some changes may have been told to nobody. */
    void queueMissed();
}
