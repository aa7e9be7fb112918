package io.broadsheet.newsroom.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A measure that is over; whom it was about is not kept.
 *
 * @param kind {@code name} or {@code network}
 * @param by the subject of the moderator who took it
 * @param endedBy the subject of the moderator who ended it; absent for one whose time was over
 */
public record EndedMeasure(
        UUID id,
        String kind,
        String reason,
        String by,
        Instant at,
        Instant endedAt,
        @Nullable String endedBy) {}
