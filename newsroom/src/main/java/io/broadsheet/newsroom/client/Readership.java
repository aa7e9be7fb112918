package io.broadsheet.newsroom.client;

import java.util.List;
import java.util.Objects;

/**
 * How many readers a story would reach by mail.
 *
 * @param cadences {@code instant}, {@code daily} and {@code weekly}
 */
public record Readership(long readers, List<OfCadence> cadences) {

    /** @param hours when they get it, in their own zones; none for those who get it at once */
    public record OfCadence(String cadence, long readers, List<OfHour> hours) {

        public OfCadence {
            hours = List.copyOf(Objects.requireNonNullElse(hours, List.of()));
        }
    }

    public record OfHour(int hour, long readers) {}

    public Readership {
        cadences = List.copyOf(Objects.requireNonNullElse(cadences, List.of()));
    }
}
