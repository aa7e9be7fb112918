package io.broadsheet.chassis.messaging;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Whether Kafka answers, for people to see; no part of readiness, because reads go on without it. */
final class KafkaHealth implements HealthIndicator {

    private static final int PATIENCE_MILLIS = 2000;

    private final KafkaCluster cluster;
    private final TopicKeeper topics;
    private final KafkaListenerEndpointRegistry registry;

    KafkaHealth(KafkaCluster cluster, TopicKeeper topics, KafkaListenerEndpointRegistry registry) {
        this.cluster = cluster;
        this.topics = topics;
        this.registry = registry;
    }

    @Override
    public Health health() {
        Health.Builder health = brokers();
        List<String> stopped = registry.getAllListenerContainers().stream()
                .filter(container -> !container.isRunning())
                .map(MessageListenerContainer::getListenerId)
                .toList();
        if (!stopped.isEmpty()) {
            health.down().withDetail("stoppedListeners", stopped);
        }
        List<String> mismatches = topics.mismatches();
        if (!mismatches.isEmpty()) {
            health.withDetail("topicMismatches", mismatches);
        }
        return health.build();
    }

    private Health.Builder brokers() {
        try {
            int brokers = cluster.admin()
                    .describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS))
                    .nodes()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .size();
            return Health.up().withDetail("brokers", brokers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.unknown();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return Health.down()
                    .withDetail("failure", Failures.root(e).getClass().getSimpleName());
        }
    }
}
