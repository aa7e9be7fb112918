package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.NewsroomSettings;
import io.broadsheet.newsroom.view.Moment;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Instants as people read them, in the paper's time zone. */
@Component
class Formats {

    private final ZoneId zone;
    private final Clock clock;
    private final DateTimeFormatter day;
    private final DateTimeFormatter minute;
    private final DateTimeFormatter second = DateTimeFormatter.ofPattern("HH:mm:ss");

    Formats(NewsroomSettings settings, Clock clock) {
        this.zone = settings.timeZone();
        this.clock = clock;
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(settings.language());
        this.minute = DateTimeFormatter.ofPattern("HH:mm");
    }

    ZoneId zone() {
        return zone;
    }

    /** With seconds if it was today: who has just saved compares it with a clock. */
    Moment moment(Instant instant) {
        var local = instant.atZone(zone);
        var today = local.toLocalDate().equals(clock.instant().atZone(zone).toLocalDate());
        return new Moment(
                instant.truncatedTo(ChronoUnit.SECONDS).toString(),
                today ? second.format(local) : day.format(local) + ", " + minute.format(local));
    }

    /** Of what goes on at this moment. */
    String minute(Instant instant) {
        return minute.format(instant.atZone(zone));
    }

    /** With day and zone, for what is still to come; with the offset too where clocks show that hour twice. */
    Moment later(Instant instant) {
        var local = instant.atZone(zone);
        var which = isTwice(local) ? ", UTC" + local.getOffset().getId() : "";
        return new Moment(
                instant.truncatedTo(ChronoUnit.SECONDS).toString(),
                day.format(local) + ", " + minute.format(local) + " (" + zone.getId() + which + ")");
    }

    /** Whether clocks show that time twice, since they go back. */
    static boolean isTwice(ZonedDateTime local) {
        return local.getZone()
                        .getRules()
                        .getValidOffsets(local.toLocalDateTime())
                        .size()
                > 1;
    }
}
