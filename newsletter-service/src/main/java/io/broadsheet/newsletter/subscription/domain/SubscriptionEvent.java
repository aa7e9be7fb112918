package io.broadsheet.newsletter.subscription.domain;

import java.time.Instant;

/** What happened to a subscription that others may know of. */
public sealed interface SubscriptionEvent {

    /** Confirmed, or changed after that. */
    record Confirmed(Preferences preferences, Instant occurredAt) implements SubscriptionEvent {}

    record Ended(EndReason reason, Instant occurredAt) implements SubscriptionEvent {}

    record Erased(Instant occurredAt) implements SubscriptionEvent {}
}
