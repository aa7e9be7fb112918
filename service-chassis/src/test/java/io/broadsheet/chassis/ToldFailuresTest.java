package io.broadsheet.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ToldFailuresTest {

    private final ToldFailures told = new ToldFailures(Duration.ofHours(1));

    @Test
    void tellsWhatIsNewAndNotWhatGoesOn() {
        assertThat(told.isNew("claiming", new IllegalStateException("away"))).isTrue();
        assertThat(told.isNew("claiming", new IllegalStateException("away, still")))
                .isFalse();
        assertThat(told.isNew("renewing", new IllegalStateException("away"))).isTrue();
        assertThat(told.isNew("claiming", new IllegalArgumentException("another")))
                .isTrue();

        told.recovered("claiming");

        assertThat(told.isNew("claiming", new IllegalArgumentException("another")))
                .isTrue();
    }

    @Test
    void tellsAnewWhatWasWellForAWhile() {
        var forgetful = new ToldFailures(Duration.ofNanos(-1));

        assertThat(forgetful.isNew("claiming", new IllegalStateException("away")))
                .isTrue();
        assertThat(forgetful.isNew("claiming", new IllegalStateException("away")))
                .isTrue();
    }
}
