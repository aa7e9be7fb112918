package io.broadsheet.chassis.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Instants as people send them: with an offset, and a year of four digits (RFC 3339), which can be stored and shown. */
public final class Instants {

    private static final int LAST_YEAR = 9_999;

    private Instants() {}

    /** @throws DateTimeException if it is none */
    public static Instant parse(CharSequence text) {
        var read = OffsetDateTime.parse(text);
        if (read.getYear() < 0 || read.getYear() > LAST_YEAR) {
            throw new DateTimeException("not a year of four digits");
        }
        return read.toInstant();
    }
}
