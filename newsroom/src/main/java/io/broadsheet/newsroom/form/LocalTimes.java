package io.broadsheet.newsroom.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Times of the paper's zone as browsers' fields for date and time have them: {@code 2026-12-01T09:00}. */
public final class LocalTimes {

    private LocalTimes() {}

    /** @return the instant, or what was typed if it is none; a time in a gap is the one after it */
    public static String instant(String typed, String zone) {
        try {
            return typed.isBlank()
                    ? ""
                    : LocalDateTime.parse(typed.strip())
                            .atZone(ZoneId.of(zone))
                            .toInstant()
                            .toString();
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
