package io.broadsheet.article.popularity;

import java.time.Duration;
import java.time.Instant;

/**
 * Views with exponential decay, as the logarithm of what they would have counted in 1970. Two articles compare by it
 * whenever each was last looked at, so an index on the number stays right while time goes by and nothing is written.
 */
record DecayedCount(double log) {

    static final DecayedCount NONE = new DecayedCount(Double.NEGATIVE_INFINITY);

    /** What is left of a single view counts as nothing when it is less. */
    private static final double FAINT = 0.05;

    DecayedCount plus(Instant view, Duration window) {
        var added = at(view, window);
        var most = Math.max(log, added);
        var least = Math.min(log, added);
        return new DecayedCount(most + Math.log1p(Math.exp(least - most)));
    }

    /** How many views at that moment it is worth. */
    double views(Instant now, Duration window) {
        return Math.exp(log - at(now, window));
    }

    /** Below it, nobody has looked for about three windows. */
    static DecayedCount faint(Instant now, Duration window) {
        return new DecayedCount(at(now, window) + Math.log(FAINT));
    }

    private static double at(Instant instant, Duration window) {
        return instant.toEpochMilli() / (double) window.toMillis();
    }
}
