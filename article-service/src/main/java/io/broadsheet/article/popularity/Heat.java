package io.broadsheet.article.popularity;

import java.time.Duration;
import java.time.Instant;

/**
 * Looks with exponential decay, as the logarithm of what they would have counted in 1970. Two articles compare by it
 * whenever each was last looked at, so an index on the number stays right while time goes by and nothing is written.
 */
record Heat(double log) {

    static final Heat NONE = new Heat(Double.NEGATIVE_INFINITY);

    /** What is left of a single look counts as nothing when it is less. */
    private static final double FAINT = 0.05;

    Heat plus(Instant look, Duration window) {
        var added = at(look, window);
        var most = Math.max(log, added);
        var least = Math.min(log, added);
        return new Heat(most + Math.log1p(Math.exp(least - most)));
    }

    /** How many looks at that moment it is worth. */
    double looks(Instant now, Duration window) {
        return Math.exp(log - at(now, window));
    }

    /** Below it, nobody has looked for about three windows. */
    static Heat faint(Instant now, Duration window) {
        return new Heat(at(now, window) + Math.log(FAINT));
    }

    private static double at(Instant instant, Duration window) {
        return instant.toEpochMilli() / (double) window.toMillis();
    }
}
