package io.broadsheet.comment.domain;

/** Where a comment came from is known for a day only. */
public final class UnknownNetwork extends RuntimeException {

    public UnknownNetwork() {
        super("It is no longer known where this comment came from");
    }
}
