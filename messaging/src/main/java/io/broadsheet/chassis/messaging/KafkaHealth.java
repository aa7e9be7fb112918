package io.broadsheet.chassis.messaging;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Whether Kafka answers and all is well there, for people to see; no part of readiness, because reads go on without it. */
final class KafkaHealth implements HealthIndicator {

    private final KafkaCluster cluster;
    private final TopicSetup topics;
    private final TopicRights rights;
    private final KafkaListenerEndpointRegistry registry;
    private final @Nullable TopicContinuity continuity;

    KafkaHealth(
            KafkaCluster cluster,
            TopicSetup topics,
            TopicRights rights,
            KafkaListenerEndpointRegistry registry,
            @Nullable TopicContinuity continuity) {
        this.cluster = cluster;
        this.topics = topics;
        this.rights = rights;
        this.registry = registry;
        this.continuity = continuity;
    }

    @Override
    public Health health() {
        Health.Builder health = brokers();
        List<String> stopped = registry.getAllListenerContainers().stream()
                .filter(container -> !container.isRunning() && topics.areThere(container))
                .map(MessageListenerContainer::getListenerId)
                .toList();
        if (!stopped.isEmpty()) {
            health.down().withDetail("stoppedListeners", stopped);
        }
        List<String> missing = rights.missing();
        if (!missing.isEmpty()) {
            health.down().withDetail("missingRights", missing);
        }
        List<String> mismatches = topics.mismatches();
        if (!mismatches.isEmpty()) {
            health.down().withDetail("topicMismatches", mismatches);
        }
        if (continuity != null && !continuity.breaks().isEmpty()) {
            health.down().withDetail("breaks", continuity.breaks());
        }
        return health.build();
    }

    private Health.Builder brokers() {
        try {
            return Health.up().withDetail("brokers", cluster.brokers().size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.unknown();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return Health.down()
                    .withDetail("failure", FailureSummary.root(e).getClass().getSimpleName());
        }
    }
}
