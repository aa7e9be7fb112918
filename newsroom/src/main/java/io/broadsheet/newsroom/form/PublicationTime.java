package io.broadsheet.newsroom.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** When something is to be published, as typed: date, time and IANA zone. */
public sealed interface PublicationTime {

    record At(OffsetDateTime instant) implements PublicationTime {}

    /**
     * @param field {@code date}, {@code time} or {@code zone}
     * @param key of its message
     * @param arguments of its message
     */
    record Unclear(String field, String key, Object... arguments) implements PublicationTime {}

    /** An hour that comes twice when clocks go back is its first. */
    static PublicationTime of(String date, String time, String zone) {
        LocalDate day;
        LocalTime hour;
        ZoneId place;
        try {
            day = LocalDate.parse(date.strip());
        } catch (DateTimeException unreadable) {
            return new Unclear("date", "schedule.date.unclear");
        }
        try {
            hour = LocalTime.parse(time.strip());
        } catch (DateTimeException unreadable) {
            return new Unclear("time", "schedule.time.unclear");
        }
        try {
            place = ZoneId.of(zone.strip());
        } catch (DateTimeException unreadable) {
            return new Unclear("zone", "schedule.zone.unclear");
        }
        var local = LocalDateTime.of(day, hour);
        var gap = LocalTimes.gap(local, place);
        if (gap.isPresent()) {
            return new Unclear("time", "schedule.time.gap", gap.get().arguments());
        }
        return new At(local.atZone(place).withEarlierOffsetAtOverlap().toOffsetDateTime());
    }
}
