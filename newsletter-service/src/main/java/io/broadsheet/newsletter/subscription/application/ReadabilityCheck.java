package io.broadsheet.newsletter.subscription.application;

import io.broadsheet.newsletter.subscription.domain.UnreadableSubscriptions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts active subscriptions that wait aside, because what is stored cannot be read or their time zone is not known any
 * more: soon after a start, as another JDK may have begun then, and once a day; each hour while there are any, so that
 * the mend is seen. They keep nobody else, so this is no part of readiness.
 */
@Component("readersHealthIndicator")
class ReadabilityCheck implements HealthIndicator {
    private static final int PAGE = 1_000;
    private static final int SHOWN = 100;
    /** Less the time that a look takes. */
    private static final Duration A_DAY = Duration.ofMinutes(23 * 60 + 30);

    private final UnreadableSubscriptions subscriptions;
    private volatile @Nullable Result result;

    private record Result(long count, List<UUID> some, long nanoTime) {

        boolean isGoodForNow() {
            return count == 0 && System.nanoTime() - nanoTime < A_DAY.toNanos();
        }
    }

    ReadabilityCheck(UnreadableSubscriptions subscriptions, MeterRegistry meters) {
        this.subscriptions = subscriptions;
        Gauge.builder("broadsheet.subscriptions.unreadable", this, ReadabilityCheck::unreadable)
                .description(
                        "Active subscriptions that wait aside, because they cannot be read or their zone is unknown")
                .register(meters);
    }

    private double unreadable() {
        var seen = result;
        return seen == null ? Double.NaN : seen.count();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void check() {
        var before = result;
        if (before == null || !before.isGoodForNow()) {
            result = look();
        }
    }

    private Result look() {
        long count = 0;
        var some = new ArrayList<UUID>();
        @Nullable UUID last = null;
        do {
            var looked = subscriptions.look(last, PAGE);
            count += looked.found().size();
            looked.found().stream().limit(SHOWN - some.size()).forEach(some::add);
            last = looked.last();
        } while (last != null);
        return new Result(count, List.copyOf(some), System.nanoTime());
    }

    @Override
    public Health health() {
        var seen = result;
        if (seen == null) {
            return Health.unknown().build();
        }
        return (seen.count() == 0 ? Health.up() : Health.down())
                .withDetail("unreadable", seen.count())
                .withDetail("some", seen.some())
                .build();
    }
}
