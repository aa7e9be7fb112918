package io.broadsheet.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows down who guesses: after some failures in a row each next attempt waits twice as long, up to a minute. Failures
 * are forgotten after a success or a quarter of an hour.
 */
final class FailedAttempts {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Cache<String, Failures> failures = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(15))
            .build();
    private final Clock clock;

    FailedAttempts(Clock clock) {
        this.clock = clock;
    }

    /** How long this one has to wait before the next attempt; zero if it need not. */
    Duration wait(String who) {
        var known = failures.getIfPresent(who);
        var left = known == null ? Duration.ZERO : Duration.between(clock.instant(), known.until());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** @param free failures in a row that cost nothing */
    void failed(String who, int free) {
        failures.asMap().compute(who, (key, known) -> {
            int count = known == null ? 1 : known.count() + 1;
            return new Failures(count, clock.instant().plus(delay(count - free)));
        });
    }

    void succeeded(String who) {
        failures.invalidate(who);
    }

    private static Duration delay(int beyond) {
        if (beyond <= 0) {
            return Duration.ZERO;
        }
        var delay = Duration.ofSeconds(1L << Math.min(beyond, 6));
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }

    private record Failures(int count, Instant until) {}
}
