package io.broadsheet.newsletter.subscription.domain;

/** Preferences of a subscription that is not confirmed, or no longer, cannot be changed. */
public final class SubscriptionNotActive extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SubscriptionNotActive() {
        super("the subscription is not active", null, false, false);
    }
}
