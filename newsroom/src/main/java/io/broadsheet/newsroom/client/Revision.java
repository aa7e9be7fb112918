package io.broadsheet.newsroom.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A version that was kept. */
public record Revision(
        long version,
        Instant at,
        @Nullable String action,
        @Nullable Person by,
        @Nullable String title,
        @Nullable Integer words) {

    /**
     * What changed from one to another, in the order of the fields.
     *
     * @param from null if nothing was kept before
     */
    public record Differences(@Nullable Long from, long to, List<Field> fields) {
        public Differences {
            fields = List.copyOf(Objects.requireNonNullElse(fields, List.of()));
        }
    }

    public record Field(String field, List<Change> changes) {
        public Field {
            changes = List.copyOf(Objects.requireNonNullElse(changes, List.of()));
        }
    }

    /** @param kind {@code equal}, {@code deleted} or {@code inserted} */
    public record Change(String kind, String text) {}
}
