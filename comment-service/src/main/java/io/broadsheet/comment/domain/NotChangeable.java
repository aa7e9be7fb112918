package io.broadsheet.comment.domain;

/** Rejected or removed: nothing more can be done with it. */
public final class NotChangeable extends RuntimeException {

    public NotChangeable() {
        super("This comment can no longer be changed");
    }
}
