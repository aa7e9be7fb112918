package io.broadsheet.chassis.messaging;

import io.broadsheet.contract.EventType;
import io.broadsheet.contract.PublishedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as a listener sees it, its headers and value proved to agree.
 *
 * @param subject the aggregate it is about
 * @param version the aggregate's version after the change
 * @param time when the change happened, by the owner's clock
 * @param payload absent for a tombstone: the subject has been erased
 */
public record ReceivedEvent(
        EventType type,
        UUID subject,
        long version,
        Instant time,
        @Nullable PublishedEvent payload) {}
