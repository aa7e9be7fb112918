package io.broadsheet.newsroom.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A name or a network that may not comment until then. @param kind {@code name} or {@code network} */
public record Measure(
        UUID id,
        String kind,
        @Nullable String name,
        @Nullable String reason,
        @Nullable String by,
        @Nullable Instant at,
        Instant until) {}
