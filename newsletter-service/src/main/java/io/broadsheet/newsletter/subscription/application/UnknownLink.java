package io.broadsheet.newsletter.subscription.application;

/** A link that was not made here, or not for this. */
public final class UnknownLink extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownLink() {
        super("not a link of ours", null, false, false);
    }
}
