package io.broadsheet.newsroom.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times of the paper's zone as browsers' fields for date and time have them: {@code 2026-12-01T09:00}. */
public final class LocalTimes {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /**
     * A time that no clock shows.
     *
     * @param from where clocks are when they are put forward
     * @param to where they are then
     */
    public record Gap(String time, String zone, String from, String to) {

        /** For the message about it. */
        public Object[] arguments() {
            return new Object[] {time, zone, from, to};
        }
    }

    private LocalTimes() {}

    static Optional<Gap> gap(LocalDateTime local, ZoneId zone) {
        return Optional.ofNullable(zone.getRules().getTransition(local))
                .filter(transition -> transition.isGap())
                .map(transition -> new Gap(
                        CLOCK.format(local),
                        zone.getId(),
                        CLOCK.format(transition.getDateTimeBefore()),
                        CLOCK.format(transition.getDateTimeAfter())));
    }

    /** @return empty also for what is no time */
    public static Optional<Gap> gap(String typed, String zone) {
        try {
            return gap(LocalDateTime.parse(typed.strip()), ZoneId.of(zone));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** @return the instant, or what was typed if it is none, as in a gap */
    public static String instant(String typed, String zone) {
        try {
            if (typed.isBlank()) {
                return "";
            }
            var local = LocalDateTime.parse(typed.strip());
            var place = ZoneId.of(zone);
            return gap(local, place).isPresent()
                    ? typed
                    : local.atZone(place).toInstant().toString();
        } catch (DateTimeException unreadable) {
            return typed;
        }
    }

    /**
     * The same; where the field still shows the instant that was in it before, that one: a field knows no seconds, and not
     * which of two equal hours it shows when clocks go back.
     *
     * @param before or what was typed before
     */
    public static String instant(String typed, String zone, String before) {
        try {
            return !before.isBlank() && field(before, ZoneId.of(zone)).equals(typed.strip())
                    ? before
                    : instant(typed, zone);
        } catch (DateTimeException unknownZone) {
            return typed;
        }
    }

    /** @return as a field has it, or what is given if it is no instant */
    public static String field(String instant, ZoneId zone) {
        try {
            return instant.isBlank()
                    ? ""
                    : LocalDateTime.ofInstant(Instant.parse(instant), zone)
                            .truncatedTo(ChronoUnit.MINUTES)
                            .toString();
        } catch (DateTimeException unreadable) {
            return instant;
        }
    }
}
