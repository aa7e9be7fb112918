package io.broadsheet.comment.domain;

/** No comment has this id. */
public final class UnknownComment extends RuntimeException {

    public UnknownComment() {
        super("No such comment");
    }
}
