package io.broadsheet.chassis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Lets one line through in a while: what happens to one mail may happen to a million. */
public final class LogLimit {
    private final long every;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    public LogLimit(Duration every) {
        this.every = every.toNanos();
    }

    public boolean allows() {
        var now = System.nanoTime();
        var due = next.get();
        return now - due >= 0 && next.compareAndSet(due, now + every);
    }
}
