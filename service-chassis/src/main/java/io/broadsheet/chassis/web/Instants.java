package io.broadsheet.chassis.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Instants as people send them: with an offset (RFC 3339), and of a year of four digits in UTC, so that they can be stored
 * and shown.
 */
public final class Instants {

    private static final int LAST_YEAR = 9_999;

    private Instants() {}

    /** @throws DateTimeException if it is none */
    public static Instant parse(CharSequence text) {
        var instant = OffsetDateTime.parse(text).toInstant();
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (year < 0 || year > LAST_YEAR) {
            throw new DateTimeException("not a year of four digits");
        }
        return instant;
    }
}
