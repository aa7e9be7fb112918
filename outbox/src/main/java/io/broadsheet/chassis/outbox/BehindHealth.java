package io.broadsheet.chassis.outbox;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the database is as new as the topics, and they hold what they did; no part of readiness. */
final class BehindHealth implements HealthIndicator {

    private final TopicComparison comparison;

    BehindHealth(TopicComparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        long behind = comparison.behind();
        if (behind > 0) {
            health.down()
                    .withDetail("aggregates", behind)
                    .withDetail("see", "the endpoint behind: was a backup restored?");
        }
        if (!comparison.lost().isEmpty()) {
            health.down().withDetail("toBeStatedAgain", comparison.lost());
        }
        return health.build();
    }
}
