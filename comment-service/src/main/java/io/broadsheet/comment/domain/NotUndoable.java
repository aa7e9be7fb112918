package io.broadsheet.comment.domain;

/** Not the caller's last decision, or decided too long ago. */
public final class NotUndoable extends RuntimeException {

    public NotUndoable() {
        super("This decision cannot be taken back");
    }
}
