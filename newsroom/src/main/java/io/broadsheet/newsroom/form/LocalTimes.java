package io.broadsheet.newsroom.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

    /** @return whether a field shows both instants alike, or what was typed is the same */
    static boolean isSameMinute(String instant, String other) {
        return field(instant, ZoneOffset.UTC).equals(field(other, ZoneOffset.UTC));
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
