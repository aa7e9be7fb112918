package io.broadsheet.newsletter.subscription.application;

import io.broadsheet.newsletter.subscription.domain.UnreadableSubscriptions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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
 * more: soon after a start, as another JDK may have begun then, and once a day. They keep nobody else, so this is no
 * part of readiness.
 */
@Component("readersHealthIndicator")
class ReadabilityCheck implements HealthIndicator {
    private static final int PAGE = 1_000;
    private static final int SHOWN = 100;

    private final UnreadableSubscriptions subscriptions;
    private volatile Result result = new Result(0, List.of());

    private record Result(long count, List<UUID> some) {}

    ReadabilityCheck(UnreadableSubscriptions subscriptions, MeterRegistry meters) {
        this.subscriptions = subscriptions;
        Gauge.builder("broadsheet.subscriptions.unreadable", () -> result.count())
                .description(
                        "Active subscriptions that wait aside, because they cannot be read or their zone is unknown")
                .register(meters);
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT24H")
    void check() {
        long count = 0;
        var some = new ArrayList<UUID>();
        @Nullable UUID last = null;
        do {
            var looked = subscriptions.look(last, PAGE);
            count += looked.found().size();
            looked.found().stream().limit(SHOWN - some.size()).forEach(some::add);
            last = looked.last();
        } while (last != null);
        result = new Result(count, List.copyOf(some));
    }

    @Override
    public Health health() {
        var seen = result;
        return (seen.count() == 0 ? Health.up() : Health.down())
                .withDetail("unreadable", seen.count())
                .withDetail("some", seen.some())
                .build();
    }
}
