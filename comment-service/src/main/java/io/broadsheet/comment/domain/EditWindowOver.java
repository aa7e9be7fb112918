package io.broadsheet.comment.domain;

/** Too late for the author to change a comment; a moderator still can. */
public final class EditWindowOver extends RuntimeException {

    public EditWindowOver() {
        super("The time to change this comment is over");
    }
}
