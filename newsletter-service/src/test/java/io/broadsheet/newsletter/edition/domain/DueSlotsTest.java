package io.broadsheet.newsletter.edition.domain;

import static java.time.DayOfWeek.MONDAY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DueSlotsTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId APIA = ZoneId.of("Pacific/Apia");
    private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");

    @Test
    void fallsDueAtTheLocalHour() {
        assertThat(due("2026-11-23T02:14:59Z", "2026-11-23T02:15:00Z", KATHMANDU))
                .containsExactlyInAnyOrder(
                        Slot.INSTANT, daily(KATHMANDU, 8), new Slot(Cadence.WEEKLY, MONDAY, KATHMANDU.getId(), 8));
    }

    @Test
    void isDueOnceAtTheBorderOfTwoSpans() {
        assertThat(due("2026-11-23T02:15:00Z", "2026-11-23T02:30:00Z", KATHMANDU))
                .containsExactly(Slot.INSTANT);
    }

    @Test
    void takesTheNextValidInstantWhereClocksSkipTheHour() {
        // 8 March 2026: 01:59:59 EST is followed by 03:00 EDT.
        assertThat(daysOf(daily(NEW_YORK, 2), "2026-03-08T05:00:00Z", "2026-03-09T05:00:00Z"))
                .containsExactly("2026-03-08T07:00:00Z");
        assertThat(daysOf(daily(NEW_YORK, 3), "2026-03-08T05:00:00Z", "2026-03-09T05:00:00Z"))
                .containsExactly("2026-03-08T07:00:00Z");
    }

    @Test
    void takesTheFirstOfTwoWhereClocksGoBack() {
        // 1 November 2026: 01:00 EDT comes again as 01:00 EST.
        assertThat(daysOf(daily(NEW_YORK, 1), "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"))
                .containsExactly("2026-11-01T05:00:00Z");
    }

    @Test
    void leavesOutADayThatAZoneLeftOut() {
        // Apia went from the end of 29 December 2011 to 31 December.
        assertThat(daysOf(daily(APIA, 8), "2011-12-29T00:00:00Z", "2012-01-01T00:00:00Z"))
                .containsExactly("2011-12-29T18:00:00Z", "2011-12-30T18:00:00Z", "2011-12-31T18:00:00Z");
        assertThat(DueSlots.instant(LocalDateTime.parse("2011-12-30T08:00"), APIA))
                .isEmpty();
    }

    @Test
    void mergesAnOutageIntoOneDigest() {
        var due = due("2026-11-20T00:00:00Z", "2026-11-23T12:00:00Z", NEW_YORK);

        assertThat(due).filteredOn(slot -> slot.cadence() == Cadence.DAILY).hasSize(24);
        assertThat(due).contains(new Slot(Cadence.WEEKLY, MONDAY, NEW_YORK.getId(), 7));
        assertThat(due).doesNotContain(new Slot(Cadence.WEEKLY, MONDAY, NEW_YORK.getId(), 8));
    }

    @Test
    void missesNothingInAnyZoneWhileAYearIsWalkedInUnevenSteps() {
        var start = Instant.parse("2026-01-01T00:00:00Z");
        for (var zone : List.of("America/New_York", "Australia/Lord_Howe", "Antarctica/Troll", "Africa/Casablanca")) {
            var slot = daily(ZoneId.of(zone), 2);
            var times = 0;
            var from = start;
            for (var step = 1; from.isBefore(start.plus(Duration.ofDays(365))); step = step % 7 + 1) {
                var to = from.plus(Duration.ofMinutes(step * 11L));
                times += DueSlots.between(from, to, Set.of(ZoneId.of(zone))).contains(slot) ? 1 : 0;
                from = to;
            }
            assertThat(times).as(zone).isBetween(365, 366);
        }
    }

    @Test
    void onlyQuartersOfAnHourMatterInEveryZone() {
        var now = Instant.parse("2026-11-23T00:00:00Z");
        for (var name : ZoneId.getAvailableZoneIds()) {
            var rules = ZoneId.of(name).getRules();
            var offsets = new ArrayList<>(List.of(rules.getOffset(now)));
            var next = rules.nextTransition(now);
            for (var i = 0; i < 20 && next != null; i++, next = rules.nextTransition(next.getInstant())) {
                offsets.add(next.getOffsetAfter());
                assertThat(next.getInstant().getEpochSecond() % 900).as(name).isZero();
            }
            assertThat(offsets).as(name).allMatch(offset -> offset.getTotalSeconds() % 900 == 0);
        }
    }

    /** When the slot falls due, found in steps of a quarter of an hour. */
    private static List<String> daysOf(Slot slot, String from, String to) {
        var found = new ArrayList<String>();
        var end = Instant.parse(to);
        for (var at = Instant.parse(from); at.isBefore(end); at = at.plusSeconds(900)) {
            if (DueSlots.between(at, at.plusSeconds(900), Set.of(ZoneId.of(requireNonNull(slot.zone()))))
                    .contains(slot)) {
                found.add(at.plusSeconds(900).toString());
            }
        }
        return found;
    }

    private static Set<Slot> due(String from, String to, ZoneId zone) {
        return DueSlots.between(Instant.parse(from), Instant.parse(to), Set.of(zone));
    }

    private static Slot daily(ZoneId zone, int hour) {
        return new Slot(Cadence.DAILY, null, zone.getId(), hour);
    }
}
