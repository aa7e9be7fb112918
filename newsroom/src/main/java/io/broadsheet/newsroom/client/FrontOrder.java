package io.broadsheet.newsroom.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands first on the front page by hand. */
public record FrontOrder(
        long version,
        List<Place> items,
        @Nullable Instant changedAt,
        @Nullable Person changedBy) {

    /** @param until when it leaves its place by itself; null if it does not */
    public record Place(
            UUID id, String title, String state, @Nullable Instant until, boolean over) {}

    public FrontOrder {
        items = List.copyOf(Objects.requireNonNullElse(items, List.of()));
    }
}
