package io.broadsheet.comment.domain;

/** A reply needs a comment that readers see, on the same article. */
public final class NotAnswerable extends RuntimeException {

    public NotAnswerable() {
        super("No such comment to reply to");
    }
}
