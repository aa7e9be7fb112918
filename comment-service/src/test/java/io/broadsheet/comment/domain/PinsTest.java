package io.broadsheet.comment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PinsTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID THREE = new UUID(0, 3);
    private static final UUID FOUR = new UUID(0, 4);

    @Test
    void theFirstThatReadersDoNotSeeMakesRoomForAFourthAndTheOthersStay() {
        var pins = threePinned().pin(FOUR, Set.of(ONE), "mo", NOON);

        assertThat(pins.pinned()).extracting(Pins.Pin::comment).containsExactly(ONE, THREE, FOUR);
        assertThat(pins.trail())
                .endsWith(new Pins.Line(TWO, false, "mo", NOON), new Pins.Line(FOUR, true, "mo", NOON))
                .hasSize(5);
    }

    @Test
    void whatReadersDoNotSeeStaysWhileThereIsRoom() {
        var two = Pins.NONE.pin(ONE, Set.of(), "mo", NOON).pin(TWO, Set.of(), "mo", NOON);

        assertThat(two.pin(THREE, Set.of(), "mo", NOON).pinned()).hasSize(3);
    }

    @Test
    void refusesAFourthThatReadersSee() {
        assertThatExceptionOfType(TooManyPins.class)
                .isThrownBy(() -> threePinned().pin(FOUR, Set.of(ONE, TWO, THREE), "mo", NOON));
    }

    @Test
    void refusesFurtherPinsWhereTheTrailIsFullWithThatReasonAndStillTakesOff() {
        var pins = Pins.NONE;
        for (int i = 0; i < Pins.MOST_LINES / 2 - 1; i++) {
            pins = pins.pin(ONE, Set.of(), "mo", NOON).unpin(ONE, "mo", NOON);
        }
        var full = pins.pin(ONE, Set.of(), "mo", NOON).pin(TWO, Set.of(ONE), "mo", NOON);

        assertThat(full.trail()).hasSize(Pins.MOST_LINES);
        assertThatExceptionOfType(PinTrailFull.class).isThrownBy(() -> full.pin(THREE, Set.of(), "mo", NOON));
        assertThat(full.unpin(ONE, "mo", NOON).pinned())
                .extracting(Pins.Pin::comment)
                .isEqualTo(List.of(TWO));
    }

    private static Pins threePinned() {
        return Pins.NONE
                .pin(ONE, Set.of(), "mo", NOON)
                .pin(TWO, Set.of(), "mo", NOON)
                .pin(THREE, Set.of(), "mo", NOON);
    }
}
