package io.broadsheet.comment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WilsonScoreTest {

    @Test
    void ranksManyGoodVotesAboveFewPerfectOnes() {
        assertThat(WilsonScore.of(40, 10)).isGreaterThan(WilsonScore.of(1, 0)).isGreaterThan(WilsonScore.of(40, 40));
        assertThat(WilsonScore.of(2, 0)).isGreaterThan(WilsonScore.of(1, 0));
        assertThat(WilsonScore.of(1, 1)).isLessThan(WilsonScore.of(1, 0));
    }

    /** As the formula gives it: 0.2065 for one of one, 0.6696 for forty of fifty. */
    @Test
    void isTheLowerBoundInMillionths() {
        assertThat(WilsonScore.of(1, 0)).isBetween(206_000, 207_000);
        assertThat(WilsonScore.of(40, 10)).isBetween(669_000, 670_500);
    }

    @Test
    void isAPlaceAmongOthersFromTheFirstVoteForItOn() {
        assertThat(WilsonScore.of(0, 0)).isZero();
        assertThat(WilsonScore.of(0, 1_000)).isZero();
        assertThat(WilsonScore.of(1, 1_000_000)).isPositive();
        assertThat(WilsonScore.of(Integer.MAX_VALUE, Integer.MAX_VALUE)).isBetween(499_000, 500_000);
    }
}
