package io.broadsheet.newsletter.subscription.domain;

/** A value that a reader may not choose; the message is for that reader and repeats nothing of the value. */
public final class RuleBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RuleBroken(String message) {
        super(message, null, false, false);
    }
}
