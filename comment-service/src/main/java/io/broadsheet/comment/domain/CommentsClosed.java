package io.broadsheet.comment.domain;

/** The article takes no comments. */
public final class CommentsClosed extends RuntimeException {

    public CommentsClosed() {
        super("Comments on this article are closed");
    }
}
