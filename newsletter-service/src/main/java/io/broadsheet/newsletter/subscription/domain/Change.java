package io.broadsheet.newsletter.subscription.domain;

import java.util.List;

/** The next state and what it announces, oldest first. */
public record Change(Subscription next, List<SubscriptionEvent> events) {

    static Change to(Subscription next, SubscriptionEvent... events) {
        return new Change(next, List.of(events));
    }
}
