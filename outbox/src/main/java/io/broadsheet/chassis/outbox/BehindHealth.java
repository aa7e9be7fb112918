package io.broadsheet.chassis.outbox;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the database is as new as the topics; no part of readiness. */
final class BehindHealth implements HealthIndicator {

    private final TopicComparison comparison;

    BehindHealth(TopicComparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public Health health() {
        long behind = comparison.behind();
        return behind == 0
                ? Health.up().build()
                : Health.down()
                        .withDetail("aggregates", behind)
                        .withDetail("see", "the endpoint behind: was a backup restored?")
                        .build();
    }
}
