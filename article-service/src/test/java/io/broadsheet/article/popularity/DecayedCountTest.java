package io.broadsheet.article.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DecayedCountTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void isTheNumberOfLooksAtFirstAndAThirdOfItAfterAWindow() {
        var decayed = DecayedCount.NONE;
        for (var i = 0; i < 100; i++) {
            decayed = decayed.plus(NOON, DAY);
        }

        assertThat(decayed.views(NOON, DAY)).isCloseTo(100, within(1e-6));
        assertThat(decayed.views(NOON.plus(DAY), DAY)).isCloseTo(100 / Math.E, within(1e-6));
    }

    @Test
    void comparesArticlesWheneverTheyWereLookedAt() {
        var hundredTwoDaysAgo = DecayedCount.NONE;
        for (var i = 0; i < 100; i++) {
            hundredTwoDaysAgo = hundredTwoDaysAgo.plus(NOON.minus(DAY.multipliedBy(2)), DAY);
        }
        var tenNow = DecayedCount.NONE;
        for (var i = 0; i < 10; i++) {
            tenNow = tenNow.plus(NOON, DAY);
        }
        var twentyNow = tenNow;
        for (var i = 0; i < 10; i++) {
            twentyNow = twentyNow.plus(NOON, DAY);
        }

        // 100 looks are worth 13.5 two windows later.
        assertThat(hundredTwoDaysAgo.log()).isBetween(tenNow.log(), twentyNow.log());
    }

    @Test
    void doesNotMindLooksOutOfOrder() {
        var before = NOON.minusSeconds(7_200);

        assertThat(DecayedCount.NONE.plus(NOON, DAY).plus(before, DAY).log())
                .isCloseTo(DecayedCount.NONE.plus(before, DAY).plus(NOON, DAY).log(), within(1e-12));
    }

    @Test
    void fadesAfterThreeWindows() {
        var one = DecayedCount.NONE.plus(NOON, DAY);

        assertThat(one.log())
                .isGreaterThan(
                        DecayedCount.faint(NOON.plus(Duration.ofHours(70)), DAY).log());
        assertThat(one.log())
                .isLessThan(
                        DecayedCount.faint(NOON.plus(Duration.ofHours(74)), DAY).log());
    }
}
