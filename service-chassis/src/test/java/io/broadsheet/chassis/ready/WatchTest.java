package io.broadsheet.chassis.ready;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final long FOR_EVER = Duration.ofDays(1).toNanos();

    private final Watch watch = new Watch();
    private final long now = System.nanoTime();

    @Test
    void vouchesOnlyForTheLastMomentWhileNothingIsHeard() {
        assertThat(watch.vouchesFor(now, FOR_EVER)).isTrue();
        assertThat(watch.vouchesFor(ago(60), FOR_EVER)).isFalse();
    }

    @Test
    void vouchesForWhatWasReadSinceItHears() {
        watch.begin(ago(120));
        watch.heardUntil(now);

        assertThat(watch.vouchesFor(ago(60), FOR_EVER)).isTrue();
        assertThat(watch.vouchesFor(ago(180), FOR_EVER)).isFalse();
    }

    @Test
    void vouchesNoLongerOnceItHearsNothing() {
        watch.begin(ago(120));
        watch.heardUntil(ago(60));

        assertThat(watch.vouchesFor(ago(61), FOR_EVER)).isFalse();
    }

    @Test
    void forgetsWhatItKnewWhenItBeginsAgain() {
        watch.begin(ago(120));
        watch.heardUntil(now);
        watch.begin(now);

        assertThat(watch.vouchesFor(ago(60), FOR_EVER)).isFalse();
    }

    @Test
    void vouchesForNothingLongerThanItMayBeUsed() {
        watch.begin(ago(120));
        watch.heardUntil(now);

        assertThat(watch.vouchesFor(ago(60), Duration.ofSeconds(61).toNanos())).isTrue();
        assertThat(watch.vouchesFor(ago(60), Duration.ofSeconds(59).toNanos())).isFalse();
    }

    private long ago(int seconds) {
        return now - Duration.ofSeconds(seconds).toNanos();
    }
}
