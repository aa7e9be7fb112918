package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens after failures in a row, for longer each time; then one try at a time decides whether it closes.
 */
final class CircuitBreaker {
    private final int threshold;
    private final Backoff waits;
    private final LongSupplier nanoTime;

    private int failures;
    private int openings;
    private boolean trying;
    private long until;
    private @Nullable Instant openedAt;

    CircuitBreaker(int threshold, Backoff waits, LongSupplier nanoTime) {
        this.threshold = threshold;
        this.waits = waits;
        this.nanoTime = nanoTime;
    }

    CircuitBreaker(int threshold, Backoff waits) {
        this(threshold, waits, System::nanoTime);
    }

    /**
     * Counts a failure. Those that come while it is open were under way before, and count for nothing.
     *
     * @param weight of the failure, against the threshold
     * @param now for {@link #openedAt}
     * @return whether it opened by this one
     */
    synchronized boolean failed(int weight, Instant now) {
        if (openings > 0 && !trying && isOpen()) {
            return false;
        }
        failures += weight;
        if (failures < threshold && !trying) {
            return false;
        }
        trying = false;
        openings++;
        openedAt = now;
        var full = waits.after(openings).toNanos();
        until = nanoTime.getAsLong()
                + (long) (full * (0.5 + ThreadLocalRandom.current().nextDouble() / 2));
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
        openings = 0;
        trying = false;
        openedAt = null;
    }

    /** @return how long it stays open; zero if it is closed, or a try would be let through */
    synchronized Duration openFor() {
        return isOpen() ? Duration.ofNanos(until - nanoTime.getAsLong()) : Duration.ZERO;
    }

    /** @return zero for one who may try: always while it is closed, one at a time when its wait is over */
    synchronized Duration admit() {
        var wait = openFor();
        if (wait.isZero() && openings > 0) {
            trying = true;
            until = nanoTime.getAsLong() + waits.first().toNanos();
        }
        return wait;
    }

    private boolean isOpen() {
        return openings > 0 && until - nanoTime.getAsLong() > 0;
    }

    /** @return null while it is closed */
    synchronized @Nullable Instant openedAt() {
        return openedAt;
    }
}
