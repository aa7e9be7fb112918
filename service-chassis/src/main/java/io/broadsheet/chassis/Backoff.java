package io.broadsheet.chassis;

import java.time.Duration;

/**
 * Waits between tries: each twice as long as the one before, up to the longest. It keeps no count itself.
 *
 * @param first the wait after the first failure
 * @param longest never longer than this
 */
public record Backoff(Duration first, Duration longest) {

    /** 2^30 milliseconds are twelve days: more doubling would only overflow. */
    private static final int MOST_DOUBLINGS = 30;

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("A back-off from %s to %s".formatted(first, longest));
        }
    }

    /** @param failures how many there have been in a row by now, from 1 */
    public Duration after(int failures) {
        Duration wait = first.multipliedBy(1L << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
