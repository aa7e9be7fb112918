package io.broadsheet.website.page;

import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.text.Texts;
import io.broadsheet.website.view.Moment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Dates as readers see them. */
@Component
public class LocalFormats {

    private final Clock clock;
    private final ZoneId zone;
    private final DateTimeFormatter day;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;
    private final DateTimeFormatter zoneName;
    private final DateTimeFormatter month;
    private final DateTimeFormatter monthName;
    private final DateTimeFormatter year;

    LocalFormats(WebsiteSettings settings, Texts texts, Clock clock) {
        this.clock = clock;
        var language = texts.locale();
        this.zone = settings.timeZone();
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).localizedBy(language);
        this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).localizedBy(language);
        this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).localizedBy(language);
        this.monthName = DateTimeFormatter.ofPattern("LLLL").localizedBy(language);
        this.year = DateTimeFormatter.ofPattern("yyyy").localizedBy(language);
        this.zoneName = DateTimeFormatter.ofPattern("z").localizedBy(language);
        this.month = DateTimeFormatter.ofPattern("LLLL yyyy").localizedBy(language);
    }

    /** "Thursday, May 22, 2025". */
    Moment today() {
        var today = LocalDate.now(clock.withZone(zone));
        return new Moment(today.toString(), day.format(today));
    }

    /** When {@link #today} is over, in milliseconds since the epoch. */
    long endOfToday() {
        return LocalDate.now(clock.withZone(zone))
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant()
                .toEpochMilli();
    }

    /** The hour of what was today, the date of what was before. */
    Moment hourOrDate(Instant instant) {
        var local = instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone);
        var isToday = local.toLocalDate().equals(LocalDate.now(clock.withZone(zone)));
        return new Moment(local.toInstant().toString(), (isToday ? time : date).format(local));
    }

    public Moment date(Instant instant) {
        var local = instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone);
        return new Moment(local.toInstant().toString(), date.format(local));
    }

    public Moment dateAndTime(Instant instant) {
        var local = instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone);
        return new Moment(local.toInstant().toString(), date.format(local) + ", " + timeAndZone(local));
    }

    /** Until when. */
    public Moment time(Instant instant) {
        var local = instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone);
        return new Moment(local.toInstant().toString(), timeAndZone(local));
    }

    /** The zone tells the two hours apart that a clock shows twice. */
    private String timeAndZone(ZonedDateTime local) {
        return time.format(local) + " " + zoneName.format(local);
    }

    String month(YearMonth of) {
        return month.format(of);
    }

    String nameOfMonth(YearMonth of) {
        return monthName.format(of);
    }

    String year(YearMonth of) {
        return year.format(of);
    }

    Instant start(YearMonth of) {
        return of.atDay(1).atStartOfDay(zone).toInstant();
    }
}
