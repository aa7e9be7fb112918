package io.broadsheet.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A reader confirmed a subscription, or changed what is wanted of it.
 *
 * @param cadence {@code instant}, {@code daily} or {@code weekly}
 * @param topics as the reader chose them; none means all
 */
public record SubscriptionConfirmed(UUID id, long version, String cadence, List<String> topics, Instant occurredAt)
        implements PublishedEvent {

    @Override
    public UUID subject() {
        return id;
    }
}
