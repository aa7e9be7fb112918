package io.broadsheet.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Failures in a row of somebody. Beyond those that are free each next attempt waits twice as long, up to a minute; a
 * quarter of an hour after the last they are forgotten.
 */
final class FailedAttempts {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Cache<Object, Failures> failures;
    private final int free;
    private final Clock clock;

    /** @param until when no further attempt is admitted */
    private record Failures(int count, Instant until) {}

    /** @param free failures that cost nothing */
    FailedAttempts(int free, Clock clock) {
        this.free = free;
        this.clock = clock;
        this.failures = Caffeine.newBuilder()
                .ticker(GuessLimits.ticker(clock))
                .maximumSize(100_000)
                .expireAfterWrite(Duration.ofMinutes(15))
                .build();
    }

    /** Zero if an attempt may be made now, else how long to wait. Beyond the free ones zero is given once for each wait. */
    Duration admit(Object who) {
        var now = clock.instant();
        var known = failures.getIfPresent(who);
        if (known == null) {
            return Duration.ZERO;
        }
        if (now.isBefore(known.until())) {
            return Duration.between(now, known.until());
        }
        if (known.count() <= free) {
            return Duration.ZERO;
        }
        var admitted = new Failures(known.count(), now.plus(delay(known.count())));
        return failures.asMap().replace(who, known, admitted) ? Duration.ZERO : admit(who);
    }

    void failed(Object who) {
        failures.asMap().compute(who, (key, known) -> {
            int count = known == null ? 1 : known.count() + 1;
            return new Failures(count, clock.instant().plus(delay(count)));
        });
    }

    void forget(Object who) {
        failures.invalidate(who);
    }

    private Duration delay(int count) {
        if (count <= free) {
            return Duration.ZERO;
        }
        var delay = Duration.ofSeconds(1L << Math.min(count - free, 6));
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }
}
