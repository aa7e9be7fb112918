package io.broadsheet.contract;

import java.time.Instant;
import java.util.UUID;

/** A subscription of which nothing is kept that could name its reader. */
public record SubscriptionErased(UUID id, long version, Instant occurredAt) implements PublishedEvent {

    @Override
    public UUID subject() {
        return id;
    }
}
