package io.broadsheet.contract;

import java.time.Instant;
import java.util.UUID;

/**
 * A subscription that gets no more mail.
 *
 * @param reason {@code unsubscribed}, {@code bounced} or {@code complained}
 */
public record SubscriptionEnded(UUID id, long version, String reason, Instant occurredAt) implements PublishedEvent {

    @Override
    public UUID subject() {
        return id;
    }
}
