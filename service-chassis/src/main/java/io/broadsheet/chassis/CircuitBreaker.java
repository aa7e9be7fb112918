package io.broadsheet.chassis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps calls from a dependency that is known to be away, and lets them try again after growing waits. */
public final class CircuitBreaker {

    private final Backoff waits;
    private int failures; // guarded by this, as is until
    private @Nullable Instant until;

    public CircuitBreaker(Backoff waits) {
        this.waits = waits;
    }

    public synchronized boolean isOpen(Instant now) {
        return until != null && now.isBefore(until);
    }

    /** @return when to try again, at the latest now */
    public synchronized Instant retryAt(Instant now) {
        return until == null || until.isBefore(now) ? now : until;
    }

    /** Whether the last try failed, even if the next may begin now. */
    public synchronized boolean isTripped() {
        return until != null;
    }

    /** @return whether it has only now opened */
    public synchronized boolean failed(Instant now) {
        if (isOpen(now)) { // several tries of the same moment
            return false;
        }
        boolean opens = until == null;
        until = now.plus(waits.after(++failures));
        return opens;
    }

    /** @return whether it closes */
    public synchronized boolean succeeded() {
        boolean closes = until != null;
        until = null;
        failures = 0;
        return closes;
    }
}
