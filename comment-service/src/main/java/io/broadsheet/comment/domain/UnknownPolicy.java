package io.broadsheet.comment.domain;

/** No policy had this version, or it was not kept. */
public final class UnknownPolicy extends RuntimeException {

    public UnknownPolicy() {
        super("No such version of the policy");
    }
}
