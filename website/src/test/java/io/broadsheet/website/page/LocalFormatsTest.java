package io.broadsheet.website.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.text.Texts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class LocalFormatsTest {

    private static final Instant LATE_IN_THE_DAY = Instant.parse("2025-05-22T21:30:00Z");

    @Test
    void tellsTheDayInTheSitesLanguage() {
        assertThat(formats("en", "UTC").today().text()).isEqualTo("Thursday, May 22, 2025");
        assertThat(formats("de", "UTC").today().text()).isEqualTo("Donnerstag, 22. Mai 2025");
    }

    @Test
    void beginsADayInTheSitesZone() {
        var tokyo = formats("en", "Asia/Tokyo");

        assertThat(tokyo.today().machine()).isEqualTo("2025-05-23");
        assertThat(Instant.ofEpochMilli(tokyo.endOfToday())).isEqualTo(Instant.parse("2025-05-23T15:00:00Z"));
    }

    @Test
    void tellsTheTwoHoursApartThatAClockShowsTwice() {
        var newYork = formats("en", "America/New_York");

        assertThat(newYork.dateAndTime(Instant.parse("2026-11-01T05:30:00Z")).text())
                .isEqualTo("November 1, 2026, 1:30\u202fAM EDT");
        var second = newYork.dateAndTime(Instant.parse("2026-11-01T06:30:00Z"));
        assertThat(second.text()).isEqualTo("November 1, 2026, 1:30\u202fAM EST");
        assertThat(second.machine()).isEqualTo("2026-11-01T06:30:00Z");
    }

    private static LocalFormats formats(String language, String zone) {
        return new LocalFormats(
                new WebsiteSettings(
                        "Broadsheet",
                        "",
                        Locale.forLanguageTag(language),
                        ZoneId.of(zone),
                        Map.of(),
                        new WebsiteSettings.Services(
                                URI.create("http://127.0.0.1:1"),
                                URI.create("http://127.0.0.1:1"),
                                URI.create("http://127.0.0.1:1")),
                        new WebsiteSettings.Apis(null, null),
                        new WebsiteSettings.Calls(
                                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 1),
                        DataSize.ofMegabytes(1),
                        DataSize.ofMegabytes(1)),
                Texts.in(Locale.forLanguageTag(language)),
                Clock.fixed(LATE_IN_THE_DAY, ZoneOffset.UTC));
    }
}
