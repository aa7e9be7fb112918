package io.broadsheet.newsroom.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsroom.form.PublicationTime.At;
import io.broadsheet.newsroom.form.PublicationTime.Unclear;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class PublicationTimeTest {

    @Test
    void isTheInstantAtThatPlace() {
        assertThat(PublicationTime.of("2026-12-01", "07:00", "Europe/Oslo"))
                .isEqualTo(new At(OffsetDateTime.parse("2026-12-01T07:00+01:00")));
        assertThat(PublicationTime.of("2099-07-01", "07:00:30", "UTC"))
                .isEqualTo(new At(OffsetDateTime.parse("2099-07-01T07:00:30Z")));
    }

    @Test
    void saysThatAnHourDoesNotExist() {
        assertThat(PublicationTime.of("2027-03-28", "02:30", "Europe/Oslo"))
                .isInstanceOfSatisfying(Unclear.class, unclear -> {
                    assertThat(unclear.field()).isEqualTo("time");
                    assertThat(unclear.arguments()).containsExactly("02:30", "Europe/Oslo", "02:00", "03:00");
                });
    }

    @Test
    void takesTheFirstOfAnHourThatComesTwice() {
        assertThat(PublicationTime.of("2026-10-25", "02:30", "Europe/Oslo"))
                .isEqualTo(new At(OffsetDateTime.parse("2026-10-25T02:30+02:00")));
    }

    @Test
    void namesTheFieldThatCannotBeRead() {
        assertThat(PublicationTime.of("", "07:00", "UTC")).extracting("field").isEqualTo("date");
        assertThat(PublicationTime.of("2026-02-30", "07:00", "UTC"))
                .extracting("field")
                .isEqualTo("date");
        assertThat(PublicationTime.of("2026-12-01", "25:00", "UTC"))
                .extracting("field")
                .isEqualTo("time");
        assertThat(PublicationTime.of("2026-12-01", "07:00", "Mars/Olympus"))
                .extracting("field")
                .isEqualTo("zone");
    }
}
