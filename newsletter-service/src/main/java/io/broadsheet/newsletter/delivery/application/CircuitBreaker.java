package io.broadsheet.newsletter.delivery.application;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Open for a while after the mail server could not be reached: longer each time, half a minute at most. */
final class CircuitBreaker {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private int failures;
    private long until = System.nanoTime();

    /** Connections that fail together count as one failure. */
    synchronized void failed() {
        if (openFor().isZero()) {
            var doubled = FIRST.multipliedBy(1L << Math.min(failures++, 10));
            var full = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
            until = System.nanoTime()
                    + (long)
                            (full.toNanos() * (0.5 + ThreadLocalRandom.current().nextDouble() / 2));
        }
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized Duration openFor() {
        var left = until - System.nanoTime();
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }
}
