package io.broadsheet.chassis.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    @Test
    void readsWhatItWrote() {
        var cursor = Cursor.at(NOON, ID);

        assertThat(Cursor.parse(cursor.encode())).isEqualTo(cursor);
        assertThat(cursor.instant()).isEqualTo(NOON);
        assertThat(Cursor.parse(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "AAAA", "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesWhatItDidNotIssue(String other) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Cursor.parse(other))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(Problem.MALFORMED));
    }

    @Test
    void leadsFromPageToPageUntilTheLast() {
        var all = List.of(1L, 2L, 3L);

        var first = CursorPage.of(all, new PageRequest(2, null), place -> new Cursor(place, ID));
        assertThat(first.items()).containsExactly(1L, 2L);
        assertThat(Cursor.parse(first.next())).isEqualTo(new Cursor(2, ID));

        var last = CursorPage.of(all.subList(2, 3), new PageRequest(2, null), place -> new Cursor(place, ID));
        assertThat(last).isEqualTo(new CursorPage<>(List.of(3L), null));
    }
}
