package io.broadsheet.newsletter.delivery;

import java.util.Collection;
import java.util.List;
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

    /** The deliveries of a cut in the order of their ids. @param after an id, or null for the first */
    List<DigestDelivery> of(long number, @Nullable UUID after, int limit);

    long count(long number);
}
