package io.broadsheet.comment.application;

import java.util.UUID;

/** Is told of every change of a comment, whichever instance made it. */
@FunctionalInterface
public interface CommentFollower {
    /** Must be quick, and not fail. */
    void changed(UUID articleId, UUID commentId);
}
