package io.broadsheet.comment.domain;

/** A moderator decided on a text or a state that is no longer there. */
public final class StaleDecision extends RuntimeException {

    private final transient StoredComment current;

    public StaleDecision(StoredComment current) {
        super("The comment has changed since it was read");
        this.current = current;
    }

    /** What is there now. */
    public StoredComment current() {
        return current;
    }
}
