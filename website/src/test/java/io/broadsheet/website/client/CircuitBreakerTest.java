package io.broadsheet.website.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private static final long NOW = 1;
    private static final long LATER = NOW + Duration.ofSeconds(2).toNanos();

    private final CircuitBreaker breaker = new CircuitBreaker();

    @Test
    void letsAServiceRestThatFailedSeveralTimesInARow() {
        fail(3);

        assertThat(breaker.mayCall(NOW)).isFalse();
        assertThat(breaker.mayCall(LATER)).isTrue();
        assertThat(breaker.mayCall(LATER)).isFalse();

        breaker.succeeded();
        assertThat(breaker.mayCall(LATER)).isTrue();
        assertThat(breaker.mayCall(LATER)).isTrue();
    }

    /** A success between the third failure and its rest left the rest without a failure, and so without an end. */
    @Test
    void endsEveryRestHoweverTheEndsOfCallsMeet() throws InterruptedException {
        var current = new AtomicReference<CircuitBreaker>();
        var ended = new AtomicReference<CircuitBreaker>();
        var others = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                var raced = current.get();
                if (raced != null && raced != ended.get()) {
                    raced.succeeded();
                    ended.set(raced);
                }
            }
        });
        for (int round = 0; round < 20_000; round++) {
            var raced = new CircuitBreaker();
            raced.failed(NOW);
            raced.failed(NOW);
            current.set(raced);
            for (int turn = 0; turn < round % 50; turn++) {
                Thread.onSpinWait();
            }
            raced.failed(NOW);
            while (ended.get() != raced) {
                Thread.onSpinWait();
            }

            raced.succeeded();
            assertThat(raced.mayCall(NOW)).as("round %s", round).isTrue();
        }
        others.interrupt();
        others.join();
    }

    private void fail(int times) {
        for (int time = 0; time < times; time++) {
            breaker.failed(NOW);
        }
    }
}
