package io.broadsheet.newsletter.subscription.domain;

/** Its reader left: nobody but the reader can take that back. */
public final class NotSuppressed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotSuppressed() {
        super("the subscription is not suppressed", null, false, false);
    }
}
