package io.broadsheet.website.page;

import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.view.Moment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Dates and directions as readers see them. */
@Component
public class LocalFormats {

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "he", "iw", "fa", "ur", "yi", "ji", "ps", "sd", "ug", "dv", "ckb", "syr", "arc");
    private static final Set<String> RIGHT_TO_LEFT_SCRIPTS = Set.of("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm");

    private final Clock clock;
    private final Locale language;
    private final ZoneId zone;
    private final DateTimeFormatter day;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;
    private final DateTimeFormatter month;

    LocalFormats(WebsiteSettings settings, Clock clock) {
        this.clock = clock;
        this.language = settings.language();
        this.zone = settings.timeZone();
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(language);
        this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language);
        this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(language);
        this.month = DateTimeFormatter.ofPattern("LLLL yyyy", language);
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

    public Moment date(Instant instant) {
        var local = instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone);
        return new Moment(local.toInstant().toString(), date.format(local));
    }

    public Moment dateAndTime(Instant instant) {
        var local = instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone);
        return new Moment(local.toInstant().toString(), date.format(local) + ", " + time.format(local));
    }

    String month(YearMonth of) {
        return month.format(of);
    }

    Instant start(YearMonth of) {
        return of.atDay(1).atStartOfDay(zone).toInstant();
    }

    YearMonth monthOf(Instant instant) {
        return YearMonth.from(instant.atZone(zone));
    }

    String siteLanguage() {
        return language.toLanguageTag();
    }

    /** {@code rtl} or {@code ltr}. */
    static String direction(String languageTag) {
        var locale = Locale.forLanguageTag(languageTag);
        var rightToLeft = locale.getScript().isEmpty()
                ? RIGHT_TO_LEFT.contains(locale.getLanguage())
                : RIGHT_TO_LEFT_SCRIPTS.contains(locale.getScript());
        return rightToLeft ? "rtl" : "ltr";
    }
}
