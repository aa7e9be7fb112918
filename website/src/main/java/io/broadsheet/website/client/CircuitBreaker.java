package io.broadsheet.website.client;

import java.time.Duration;

/**
 * Spares a service that failed several times in a row, and its callers the waiting: for a moment nobody calls it, then
 * one tries. Times are of {@link System#nanoTime}.
 */
final class CircuitBreaker {

    private static final int ENOUGH = 3;
    private static final long REST = Duration.ofSeconds(1).toNanos();

    private int failures;
    private long restUntil;

    synchronized boolean mayCall(long now) {
        if (failures < ENOUGH) {
            return true;
        }
        if (now - restUntil < 0) {
            return false;
        }
        // Whoever moves the end of the rest is the one to try.
        restUntil = now + REST;
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed(long now) {
        if (failures < ENOUGH) {
            failures++;
        }
        restUntil = now + REST;
    }
}
