package io.broadsheet.newsletter.delivery.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long and how often a delivery that was put off is tried again.
 *
 * @param first wait after the first attempt; it doubles with each further one
 * @param longest wait between two attempts
 * @param limit from being put off for the first time by an answer to giving up; begins anew after a server that was unavailable
 */
public record RetryPolicy(Duration first, Duration longest, Duration limit) {

    /**
     * @param chance 0 to 1, spreading the attempts over the second half of the wait
     * @return how long to wait, empty if it is time to give up
     */
    public Optional<Duration> next(Delivery delivery, Instant now, double chance) {
        var since = delivery.deferredSince();
        if (since != null && !now.isBefore(since.plus(limit))) {
            return Optional.empty();
        }
        return Optional.of(pause(delivery.attempts(), chance));
    }

    /** @param attempts before the one that failed just now */
    public Duration pause(int attempts, double chance) {
        var doubled = first.multipliedBy(1L << Math.min(attempts, 20));
        var full = doubled.compareTo(longest) < 0 ? doubled : longest;
        return Duration.ofMillis((long) (full.toMillis() * (0.5 + chance / 2)));
    }
}
