package io.broadsheet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {

    private final FailedAttempts attempts =
            new FailedAttempts(5, Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void makesEachFurtherGuessWaitTwiceAsLongUpToAMinute() {
        fail("a", 5);
        assertThat(attempts.admit("a")).isZero();

        fail("a", 1);
        assertThat(attempts.admit("a")).isEqualTo(Duration.ofSeconds(2));

        fail("a", 1);
        assertThat(attempts.admit("a")).isEqualTo(Duration.ofSeconds(4));

        fail("a", 100);
        assertThat(attempts.admit("a")).isEqualTo(Duration.ofMinutes(1));
        assertThat(attempts.admit("b")).isZero();
    }

    @Test
    void forgetsWhatItIsToldTo() {
        fail("a", 9);

        attempts.forget("a");

        assertThat(attempts.admit("a")).isZero();
    }

    private void fail(String who, int times) {
        for (int i = 0; i < times; i++) {
            attempts.failed(who);
        }
    }
}
