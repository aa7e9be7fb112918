package io.broadsheet.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.testing.BackingServices;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** A stop finishes the record at hand, commits it, and leaves the rest to others. */
class StopsCleanlyIT {

    /** Of its own: the context of another test may still be listening. */
    private static final String GROUP = "desk-service.stopping";

    private final Map<String, Object> servers = Map.of("bootstrap.servers", BackingServices.kafka());

    @Test
    void commitsExactlyWhatItHandled() throws Exception {
        var atHand = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var producer = new KafkaProducer<>(servers, new StringSerializer(), new ByteArraySerializer());
                var admin = Admin.create(servers)) {
            var context = start();
            var archive = context.getBean(Desk.Archive.class);
            await().until(() -> admin.listTopics().names().get().contains(Desk.TOPIC));
            UUID id = UUID.randomUUID();
            archive.effect = event -> {
                if (event.subject().equals(id)) {
                    atHand.countDown();
                    awaitUninterrupted(goOn);
                }
            };
            TopicPartition partition = null;
            for (int version = 1; version <= 3; version++) {
                var withdrawn = new ArticleWithdrawn(id, version, List.of("a"), null, Instant.EPOCH);
                var sent = producer.send(new ProducerRecord<>(
                                Desk.TOPIC,
                                null,
                                id.toString(),
                                EventJson.write(withdrawn),
                                CloudEvents.headers(
                                        EventType.ARTICLE_WITHDRAWN, id, version, 0, Instant.EPOCH, "/desk")))
                        .get();
                partition = new TopicPartition(Desk.TOPIC, sent.partition());
            }
            long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
            assertThat(atHand.await(60, TimeUnit.SECONDS)).isTrue();

            var listener = Objects.requireNonNull(
                    context.getBean(KafkaListenerEndpointRegistry.class).getListenerContainer(Desk.GROUP));
            var stopping = Thread.ofPlatform().start(context::close);
            // Released only once the stop has reached the listeners.
            await().until(() -> !listener.isRunning());
            goOn.countDown();
            stopping.join();

            long handled = archive.handled.stream()
                    .filter(event -> event.subject().equals(id))
                    .count();
            long committed = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(partition)
                    .offset();
            assertThat(committed).isEqualTo(end - 3 + handled);
            assertThat(handled).isPositive();
        }
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Desk.class)
                .properties("spring.config.name=broadsheet-chassis,press-service")
                .run(
                        "--spring.kafka.bootstrap-servers=" + BackingServices.kafka(),
                        "--desk.group=" + GROUP,
                        "--spring.mongodb.uri=" + BackingServices.freshDatabase(),
                        "--broadsheet.public-url=http://localhost:8080",
                        "--broadsheet.token-secret=a secret of tests, which opens nothing",
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--management.server.port=0");
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
