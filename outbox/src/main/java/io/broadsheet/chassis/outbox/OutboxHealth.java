package io.broadsheet.chassis.outbox;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether events get out, for people to see; no part of readiness, because commands and reads go on without it. */
final class OutboxHealth implements HealthIndicator {

    private final OutboxMetrics metrics;
    private final PartitionLanes lanes;
    private final OutboxProperties properties;

    OutboxHealth(OutboxMetrics metrics, PartitionLanes lanes, OutboxProperties properties) {
        this.metrics = metrics;
        this.lanes = lanes;
        this.properties = properties;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        metrics.all().forEach((collection, seen) -> {
            if (seen.oldest().compareTo(properties.old()) > 0) {
                health.down()
                        .withDetail(
                                collection,
                                "%d documents wait to be announced, the oldest for %d s"
                                        .formatted(seen.pending(), seen.oldest().toSeconds()));
            }
            if (seen.refused() > 0) {
                health.down()
                        .withDetail(
                                collection + ".refused",
                                "%d documents; see the endpoint outbox/%s".formatted(seen.refused(), collection));
            }
        });
        List<String> troubled = lanes.troubled();
        if (!troubled.isEmpty()) {
            health.withDetail("partitions", troubled);
        }
        return health.build();
    }
}
