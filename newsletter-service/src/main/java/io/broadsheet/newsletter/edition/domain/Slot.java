package io.broadsheet.newsletter.edition.domain;

import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/**
 * When cohorts are due; all of one slot are due together.
 *
 * @param zone an IANA name; null for {@link Cadence#INSTANT}
 */
public record Slot(
        Cadence cadence,
        @Nullable DayOfWeek weekday,
        @Nullable String zone,
        int hour) {

    public static final Slot INSTANT = new Slot(Cadence.INSTANT, null, null, 0);

    public static Slot of(Cohort cohort) {
        return cohort.cadence() == Cadence.INSTANT
                ? INSTANT
                : new Slot(cohort.cadence(), cohort.weekday(), cohort.zone(), cohort.hour());
    }

    /** What the keys of its cohorts begin with, and no other key does. */
    public String prefix() {
        var start = prefix(cadence);
        if (zone == null) {
            return start;
        }
        var day = weekday == null ? "" : weekday.getValue() + "/";
        return start + day + zone + (hour < 10 ? "/0" : "/") + hour + "/";
    }

    /** What the keys of all cohorts of a cadence begin with. */
    public static String prefix(Cadence cadence) {
        return cadence.word() + "/";
    }
}
