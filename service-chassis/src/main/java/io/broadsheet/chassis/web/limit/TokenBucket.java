package io.broadsheet.chassis.web.limit;

import java.time.Duration;

/** So many calls at once, and as fast as the bucket fills again. */
final class TokenBucket {
    private final double capacity;
    private final double perNano;
    private double tokens;
    private long last;

    TokenBucket(int capacity, Duration refill, long now) {
        this.capacity = capacity;
        this.perNano = capacity / (double) refill.toNanos();
        this.tokens = capacity;
        this.last = now;
    }

    /**
     * Takes one.
     *
     * @param now in nanoseconds, from any origin
     * @return zero if there was one, else how long until there is
     */
    synchronized Duration take(long now) {
        tokens = Math.min(capacity, tokens + Math.max(0, now - last) * perNano);
        last = now;
        if (tokens >= 1) {
            tokens--;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano));
    }
}
