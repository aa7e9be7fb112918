package io.broadsheet.comment.domain;

/** Somebody else changed the policy in the meantime. */
public final class StalePolicy extends RuntimeException {

    public StalePolicy() {
        super("The policy is another by now");
    }
}
