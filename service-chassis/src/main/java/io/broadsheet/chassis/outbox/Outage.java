package io.broadsheet.chassis.outbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a dependency is known to be away, and when to try it again: with growing delays. */
final class Outage {

    private final Duration first;
    private final Duration longest;
    private @Nullable Instant until; // guarded by this, as is delay
    private Duration delay;

    Outage(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.delay = first;
    }

    synchronized boolean isOn(Instant now) {
        return until != null && now.isBefore(until);
    }

    /** @return whether it has only now begun */
    synchronized boolean begin(Instant now) {
        if (isOn(now)) { // several attempts of the same moment
            return false;
        }
        boolean began = until == null;
        until = now.plus(delay);
        Duration next = delay.multipliedBy(2);
        delay = next.compareTo(longest) < 0 ? next : longest;
        return began;
    }

    /** @return whether there was one */
    synchronized boolean end() {
        boolean was = until != null;
        until = null;
        delay = first;
        return was;
    }
}
