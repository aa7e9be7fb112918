package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A measure that is over, without whom it was about.
 *
 * @param by the subject of the moderator who took it
 * @param until when it was to end
 * @param endedAt when it did
 * @param endedBy the subject of the moderator who ended it; absent for one whose time was over
 */
public record EndedMeasure(
        UUID id,
        Measure.Kind kind,
        String reason,
        String by,
        Instant at,
        Instant until,
        Instant endedAt,
        @Nullable String endedBy) {}
