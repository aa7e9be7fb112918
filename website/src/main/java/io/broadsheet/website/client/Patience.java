package io.broadsheet.website.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Spares a service that failed several times in a row, and its callers the waiting: for a moment nobody calls it, then
 * one tries. Times are of {@link System#nanoTime}.
 */
final class Patience {

    private static final int ENOUGH = 3;
    private static final long REST = Duration.ofSeconds(1).toNanos();
    private static final long NONE = Long.MIN_VALUE;

    private final AtomicLong restUntil = new AtomicLong(NONE);
    private volatile int failures;

    boolean mayCall(long now) {
        var until = restUntil.get();
        if (until == NONE) {
            return true;
        }
        // Whoever moves the end of the rest is the one to try.
        return now - until >= 0 && restUntil.compareAndSet(until, now + REST);
    }

    void succeeded() {
        if (failures != 0) {
            failures = 0;
            restUntil.set(NONE);
        }
    }

    synchronized void failed(long now) {
        failures++;
        if (failures >= ENOUGH) {
            restUntil.set(now + REST);
        }
    }
}
