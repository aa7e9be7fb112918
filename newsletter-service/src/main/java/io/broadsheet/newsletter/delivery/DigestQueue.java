package io.broadsheet.newsletter.delivery;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes digests to be sent. */
public interface DigestQueue {

    /**
     * @param id the same for the same reader and cut
     * @param number of the cut
     * @param traceparent of what led to it
     */
    record DigestDelivery(
            UUID id,
            UUID subscriptionId,
            UUID edition,
            long number,
            @Nullable String traceparent) {}

    /** Writes them into the ledger; what is there already stays as it is. */
    void add(Collection<DigestDelivery> deliveries);

    long count(long number);
}
