package io.broadsheet.newsroom.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsroom.form.FrontForm.Line;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrontFormTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final FrontForm three = new FrontForm(List.of(line("a"), line("b"), line("c")));

    @Test
    void movesByOnePlaceAndNotBeyondTheEnds() {
        assertThat(ids(three.moved(2, -1))).isEqualTo("acb");
        assertThat(ids(three.moved(0, 1))).isEqualTo("bac");
        assertThat(ids(three.moved(0, -1))).isEqualTo("abc");
        assertThat(ids(three.moved(2, 1))).isEqualTo("abc");
        assertThat(ids(three.moved(-1, 1))).isEqualTo("abc");
        assertThat(ids(three.without(1))).isEqualTo("ac");
        assertThat(ids(three.without(9))).isEqualTo("abc");
    }

    @Test
    void putsOnTopOnceAndHoldsSoMany() {
        assertThat(ids(three.with(line("c")))).isEqualTo("cab");
        var full = new FrontForm(
                IntStream.range(0, FrontForm.MOST).mapToObj(i -> line("x" + i)).toList());
        assertThat(full.with(line("new")).lines()).hasSize(FrontForm.MOST).startsWith(line("new"));
        assertThat(full.leaving(line("new"))).as("whoever put it there is told").contains(line("x19"));
        assertThat(full.leaving(line("x3"))).isEmpty();
        assertThat(three.leaving(line("new"))).isEmpty();
    }

    @Test
    void timesAreThoseOfThePapersZone() {
        assertThat(LocalTimes.instant("2026-12-01T09:00", "Europe/Oslo")).isEqualTo("2026-12-01T08:00:00Z");
        assertThat(LocalTimes.field("2026-12-01T08:00:30Z", OSLO)).isEqualTo("2026-12-01T09:00");
        assertThat(LocalTimes.instant(" ", "Europe/Oslo")).isEmpty();
        assertThat(LocalTimes.instant("tomorrow", "Europe/Oslo")).isEqualTo("tomorrow");
        assertThat(LocalTimes.field("tomorrow", OSLO)).isEqualTo("tomorrow");
        // Clocks go from two to three.
        assertThat(LocalTimes.instant("2027-03-28T02:30", "Europe/Oslo")).isEqualTo("2027-03-28T02:30");
        assertThat(LocalTimes.gap("2027-03-28T02:30", "Europe/Oslo"))
                .hasValueSatisfying(
                        gap -> assertThat(gap.arguments()).containsExactly("02:30", "Europe/Oslo", "02:00", "03:00"));
        assertThat(LocalTimes.gap("2027-03-28T03:00", "Europe/Oslo")).isEmpty();
        assertThat(LocalTimes.gap("2027-03-28T01:30:00Z", "Europe/Oslo")).isEmpty();
    }

    private static Line line(String id) {
        return new Line(id, "Title", "published", "");
    }

    private static String ids(FrontForm form) {
        return String.join("", form.lines().stream().map(Line::id).toList());
    }
}
