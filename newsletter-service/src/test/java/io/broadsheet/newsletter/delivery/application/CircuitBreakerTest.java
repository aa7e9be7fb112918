package io.broadsheet.newsletter.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.Backoff;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private long nanos;
    private final CircuitBreaker breaker =
            new CircuitBreaker(3, new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(40)), () -> nanos);

    @Test
    void opensAfterFailuresInARow() {
        fails(2);
        breaker.succeeded();
        fails(2);
        assertThat(breaker.admit()).isZero();

        fails(1);

        assertThat(breaker.admit()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    @Test
    void letsOneTryAtATime() {
        fails(3);
        passes(Duration.ofSeconds(10));

        assertThat(breaker.admit()).isZero();
        assertThat(breaker.admit()).isPositive();
        passes(Duration.ofSeconds(10));
        assertThat(breaker.admit()).as("the one that tried has not come back").isZero();
    }

    @Test
    void staysOpenForLongerAfterATryInVainAndClosesAfterAnother() {
        fails(3);
        passes(Duration.ofSeconds(10));
        breaker.admit();
        fails(1);
        assertThat(breaker.openFor()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));

        passes(Duration.ofSeconds(20));
        breaker.admit();
        breaker.succeeded();

        assertThat(breaker.admit()).isZero();
        assertThat(breaker.admit()).isZero();
        fails(2);
        assertThat(breaker.openFor()).isZero();
    }

    @Test
    void countsThoseThatWereUnderWayForNothing() {
        fails(3);
        var wait = breaker.openFor();

        fails(20);

        assertThat(breaker.openFor()).isEqualTo(wait);
    }

    private void fails(int times) {
        for (var i = 0; i < times; i++) {
            breaker.failed(1, Instant.EPOCH);
        }
    }

    private void passes(Duration time) {
        nanos += time.toNanos();
    }
}
