package io.broadsheet.comment.application;

import java.util.UUID;

/** Is told of every change of a comment, whichever instance made it. */
public interface CommentFollower {
    /** Must be quick, and not fail. */
    void changed(UUID articleId, UUID commentId);

    /** Some changes may have been told to nobody. */
    void missed();
}
