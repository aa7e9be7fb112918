package io.broadsheet.newsletter.edition.domain;

import static java.time.temporal.ChronoUnit.HOURS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Which slots come due within a span of time. */
public final class DueSlots {
    /** Beyond it every slot has come due at least once. */
    private static final Duration LONGEST = Duration.ofDays(8);

    /** Offsets and their changes fall on quarters of an hour in all zones of today, so nothing is due in between. */
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    /** Longer than any daylight-saving gap or overlap, shorter than a day that a zone left out. */
    private static final Duration LONGEST_SHIFT = Duration.ofHours(4);

    private DueSlots() {}

    /**
     * The slots of these zones with a local hour after {@code from} and not after {@code to}, each once however often
     * it came due: an outage leads to one digest. Instant readers are always due.
     */
    public static Set<Slot> between(Instant from, Instant to, Collection<ZoneId> zones) {
        var due = new LinkedHashSet<Slot>();
        due.add(Slot.INSTANT);
        if (!mayFall(from, to)) {
            return due;
        }
        var start = from.isBefore(to.minus(LONGEST)) ? to.minus(LONGEST) : from;
        for (var zone : zones) {
            addDue(due, start, to, zone);
        }
        return due;
    }

    /** When that local hour comes next, later than {@code after}. */
    public static Instant next(Instant after, ZoneId zone, int hour) {
        for (var day = LocalDate.ofInstant(after, zone).minusDays(1); ; day = day.plusDays(1)) {
            var at = instant(day.atTime(hour, 0), zone);
            if (at.isPresent() && at.get().isAfter(after)) {
                return at.get();
            }
        }
    }

    /** Whether a local hour may lie in that span; cheap. */
    public static boolean mayFall(Instant from, Instant to) {
        return quarter(from) < quarter(to);
    }

    private static void addDue(Set<Slot> due, Instant from, Instant to, ZoneId zone) {
        var first = LocalDateTime.ofInstant(from, zone).truncatedTo(HOURS).minus(LONGEST_SHIFT);
        var last = LocalDateTime.ofInstant(to, zone).plus(LONGEST_SHIFT);
        for (var hour = first; !hour.isAfter(last); hour = hour.plusHours(1)) {
            var at = instant(hour, zone);
            if (at.isPresent() && at.get().isAfter(from) && !at.get().isAfter(to)) {
                due.add(new Slot(Cadence.DAILY, null, zone.getId(), hour.getHour()));
                due.add(new Slot(Cadence.WEEKLY, hour.getDayOfWeek(), zone.getId(), hour.getHour()));
            }
        }
    }

    /**
     * When a local hour is: the first of two where clocks go back, the next valid instant where they skip it.
     *
     * @return empty on a day that a zone left out as a whole (Apia had no 30 December 2011)
     */
    static Optional<Instant> instant(LocalDateTime local, ZoneId zone) {
        var transition = zone.getRules().getTransition(local);
        if (transition == null || transition.isOverlap()) {
            return Optional.of(local.atZone(zone).toInstant());
        }
        return transition.getDuration().compareTo(LONGEST_SHIFT) > 0
                ? Optional.empty()
                : Optional.of(transition.getInstant());
    }

    private static long quarter(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), QUARTER);
    }
}
