package io.broadsheet.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final long FOR_EVER = Duration.ofDays(1).toNanos();

    private final Freshness freshness = new Freshness();
    private final long now = System.nanoTime();

    @Test
    void vouchesOnlyForTheLastMomentWhileNothingIsHeard() {
        assertThat(freshness.vouchesFor(now, FOR_EVER)).isTrue();
        assertThat(freshness.vouchesFor(ago(60), FOR_EVER)).isFalse();
    }

    @Test
    void vouchesForWhatWasReadSinceItHears() {
        freshness.begin(ago(120));
        freshness.heardUntil(now);

        assertThat(freshness.vouchesFor(ago(60), FOR_EVER)).isTrue();
        assertThat(freshness.vouchesFor(ago(180), FOR_EVER)).isFalse();
    }

    @Test
    void vouchesNoLongerOnceItHearsNothing() {
        freshness.begin(ago(120));
        freshness.heardUntil(ago(60));

        assertThat(freshness.vouchesFor(ago(61), FOR_EVER)).isFalse();
    }

    @Test
    void forgetsWhatItKnewWhenItBeginsAgain() {
        freshness.begin(ago(120));
        freshness.heardUntil(now);
        freshness.begin(now);

        assertThat(freshness.vouchesFor(ago(60), FOR_EVER)).isFalse();
    }

    @Test
    void vouchesForNothingLongerThanItMayBeUsed() {
        freshness.begin(ago(120));
        freshness.heardUntil(now);

        assertThat(freshness.vouchesFor(ago(60), Duration.ofSeconds(61).toNanos()))
                .isTrue();
        assertThat(freshness.vouchesFor(ago(60), Duration.ofSeconds(59).toNanos()))
                .isFalse();
    }

    private long ago(int seconds) {
        return now - Duration.ofSeconds(seconds).toNanos();
    }
}
