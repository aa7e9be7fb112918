package io.broadsheet.article.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchTest {

    private final Watch watch = new Watch();
    private final long now = System.nanoTime();

    @Test
    void vouchesOnlyForTheLastMomentWhileNothingIsHeard() {
        assertThat(watch.vouchesFor(now)).isTrue();
        assertThat(watch.vouchesFor(ago(60))).isFalse();
    }

    @Test
    void vouchesForWhatWasReadSinceItHears() {
        watch.begin(ago(120));
        watch.heardUntil(now);

        assertThat(watch.vouchesFor(ago(60))).isTrue();
        assertThat(watch.vouchesFor(ago(180))).isFalse();
    }

    @Test
    void vouchesNoLongerOnceItHearsNothing() {
        watch.begin(ago(120));
        watch.heardUntil(ago(60));

        assertThat(watch.vouchesFor(ago(61))).isFalse();
    }

    @Test
    void forgetsWhatItKnewWhenItBeginsAgain() {
        watch.begin(ago(120));
        watch.heardUntil(now);
        watch.begin(now);

        assertThat(watch.vouchesFor(ago(60))).isFalse();
    }

    private long ago(int seconds) {
        return now - Duration.ofSeconds(seconds).toNanos();
    }
}
