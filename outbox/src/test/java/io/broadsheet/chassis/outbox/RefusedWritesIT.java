package io.broadsheet.chassis.outbox;

import static org.apache.kafka.common.acl.AclOperation.IDEMPOTENT_WRITE;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.CLUSTER;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.testing.GuardedKafka;
import io.broadsheet.contract.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.resource.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service without the right to write to its topic keeps its events, says so, and sends them once it has the right. */
class RefusedWritesIT extends OutboxFixture {

    private static final Duration A_WHILE = Duration.ofSeconds(60);

    @Test
    void waitForTheRightToTheTopic(@TempDir Path folder) throws Exception {
        try (var guarded = aBroker(folder)) {
            guarded.deny(TOPIC, Topics.ARTICLES, WRITE);
            keepsEventsUntil("TopicAuthorizationException", guarded, () -> {
                guarded.allowAgain(TOPIC, Topics.ARTICLES, WRITE);
            });
        }
    }

    /** Then its producer may not even begin. */
    @Test
    void waitForTheRightToAnyTopic(@TempDir Path folder) throws Exception {
        try (var guarded = aBroker(folder)) {
            guarded.deny(TOPIC, "*", WRITE);
            guarded.deny(CLUSTER, Resource.CLUSTER_NAME, IDEMPOTENT_WRITE);
            keepsEventsUntil("ClusterAuthorizationException", guarded, () -> {
                guarded.allowAgain(TOPIC, "*", WRITE);
                guarded.allowAgain(CLUSTER, Resource.CLUSTER_NAME, IDEMPOTENT_WRITE);
            });
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private void keepsEventsUntil(String reason, GuardedKafka guarded, Step allowed) throws Exception {
        Instance instance = anInstance(guarded.bootstrapServers(), true);
        UUID id = UUID.randomUUID();
        instance.notes().insert(id, new Note("waits"), List.of(announce(id, 1)));

        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(instance.lanes().troubled())
                        .singleElement()
                        .asString()
                        .endsWith("(" + reason + ")"));
        var metrics = new OutboxMetrics(new SimpleMeterRegistry(), Clock.systemUTC());
        assertThat(new OutboxHealth(metrics, instance.lanes(), properties(true))
                        .health()
                        .getDetails()
                        .get("partitions"))
                .asString()
                .contains(reason);
        assertThat(raw(id).getList("outbox", Object.class)).hasSize(1);

        allowed.run();
        await().atMost(A_WHILE)
                .untilAsserted(() ->
                        assertThat(raw(id).getList("outbox", Object.class)).isEmpty());
        assertThat(instance.lanes().troubled())
                .as("of a topic that is known only now")
                .isEmpty();
    }

    private static GuardedKafka aBroker(Path folder) throws Exception {
        var guarded = GuardedKafka.start(folder);
        guarded.admin()
                .createTopics(List.of(new NewTopic(Topics.ARTICLES, PARTITIONS, (short) 1)))
                .all()
                .get();
        return guarded;
    }
}
