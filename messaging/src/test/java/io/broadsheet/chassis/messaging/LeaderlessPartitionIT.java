package io.broadsheet.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.broadsheet.chassis.testing.BackingServices;
import io.broadsheet.embedded.Ports;
import io.broadsheet.embedded.kafka.BrokerSettings;
import io.broadsheet.embedded.kafka.DataFolder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** Of two brokers one is away, and with it every second partition. */
class LeaderlessPartitionIT {

    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final int SECOND = 2;

    @TempDir
    Path data;

    private final int controllerPort = Ports.next();
    private final int port = Ports.next();
    private final Map<String, Object> servers = Map.of("bootstrap.servers", "127.0.0.1:" + port);
    private final ConsumedTopic topic = new ConsumedTopic("halves", "halves.group");
    private final TopicPartition here = new TopicPartition(topic.topic(), 0);
    private final TopicPartition away = new TopicPartition(topic.topic(), 1);

    @Test
    void keepsNoGroupFromThePartitionsThatAreThere() throws Exception {
        KafkaRaftServer first = first();
        KafkaRaftServer second = null;
        try (Admin admin = Admin.create(servers);
                MongoClient mongo = MongoClients.create(BackingServices.freshDatabase())) {
            // Makes the topic of offsets, on the broker that stays.
            admin.createTopics(List.of(new NewTopic("first", 1, (short) 1)))
                    .all()
                    .get();
            commit(admin, new TopicPartition("first", 0), 0);
            second = second();
            await().atMost(A_WHILE)
                    .until(() -> admin.describeCluster().nodes().get().size() == 2);
            admin.createTopics(List.of(new NewTopic(topic.topic(), Map.of(0, List.of(1), 1, List.of(SECOND)))))
                    .all()
                    .get();
            produce();
            var cluster = new KafkaCluster(new KafkaAdmin(servers));
            var reads = new GrouplessConsumer(
                    new DefaultKafkaConsumerFactory<>(servers, new StringDeserializer(), new ByteArrayDeserializer()),
                    "halves");
            var continuity = new TopicContinuity(
                    mongo.getDatabase("halves" + System.nanoTime()),
                    new TopicIds(cluster),
                    cluster,
                    reads,
                    Instant::now,
                    new SimpleMeterRegistry());
            continuity.check(topic);
            commit(admin, here, 2);
            commit(admin, away, 2);
            continuity.check(topic);

            // What is lost in the partition that is about to go away is told once it is back.
            admin.deleteRecords(Map.of(away, RecordsToDelete.beforeOffset(3)))
                    .all()
                    .get();
            stop(second);
            second = null;
            await().atMost(A_WHILE).until(() -> isLeaderless(admin));
            continuity.check(topic);
            assertThat(continuity.breaks()).isEmpty();
            var meters = new SimpleMeterRegistry();
            new GroupLag(() -> List.of(topic), cluster, reads, meters, Clock.systemUTC()).look();
            assertThat(meters.get("broadsheet.consumer.lag").gauge().value())
                    .as("of what waits in the partition that is there")
                    .isPositive();

            // A listener has gone on in between.
            commit(admin, away, 4);
            second = second();
            await().atMost(A_WHILE).until(() -> !isLeaderless(admin));
            // The brokers learn of the leader one after the other.
            await().atMost(A_WHILE).untilAsserted(() -> {
                continuity.check(topic);
                assertThat(continuity.breaks()).hasSize(1);
            });
            var setup = new TopicSetup(
                    cluster,
                    new Binder(new MapConfigurationPropertySource())
                            .bindOrCreate("broadsheet.topics", TopicSettings.class),
                    List.of(new OwnedTopic(topic.topic(), 2, Map.of(), false)),
                    new ListenedTopics(new KafkaListenerEndpointRegistry()),
                    meters);
            setup.check();
            assertThat(setup.mismatches()).singleElement().asString().contains("one replica on 2 brokers");
            reads.destroy();
            cluster.destroy();
        } finally {
            if (second != null) {
                stop(second);
            }
            stop(first);
        }
    }

    private boolean isLeaderless(Admin admin) throws Exception {
        return admin.describeTopics(List.of(topic.topic()))
                        .allTopicNames()
                        .get()
                        .get(topic.topic())
                        .partitions()
                        .get(1)
                        .leader()
                == null;
    }

    private void commit(Admin admin, TopicPartition partition, long offset) throws Exception {
        await().atMost(A_WHILE)
                .ignoreExceptions()
                .untilAsserted(() -> admin.alterConsumerGroupOffsets(
                                topic.group(), Map.of(partition, new OffsetAndMetadata(offset)))
                        .all()
                        .get());
    }

    private void produce() throws Exception {
        try (var producer = new KafkaProducer<>(servers, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 5; i++) {
                producer.send(new ProducerRecord<>(topic.topic(), 0, "key", new byte[1]))
                        .get();
                producer.send(new ProducerRecord<>(topic.topic(), 1, "key", new byte[1]))
                        .get();
            }
        }
    }

    private KafkaRaftServer first() throws IOException {
        Path folder = data.resolve("first");
        DataFolder.format(folder);
        return started(BrokerSettings.of(folder, port, controllerPort));
    }

    private KafkaRaftServer second() throws IOException {
        Path folder = data.resolve("second");
        Path identity = folder.resolve("meta.properties");
        if (!Files.exists(identity)) {
            Files.createDirectories(folder);
            var told = new Properties();
            try (var from = Files.newInputStream(data.resolve("first/meta.properties"))) {
                told.load(from);
            }
            told.setProperty("node.id", "" + SECOND);
            told.setProperty("directory.id", Uuid.randomUuid().toString());
            try (var to = Files.newOutputStream(identity)) {
                told.store(to, null);
            }
        }
        int own = Ports.next();
        Properties settings = BrokerSettings.of(folder, own, controllerPort);
        settings.setProperty("node.id", "" + SECOND);
        settings.setProperty("process.roles", "broker");
        settings.setProperty("listeners", "PLAINTEXT://127.0.0.1:" + own);
        return started(settings);
    }

    private static KafkaRaftServer started(Properties settings) {
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
        server.startup();
        return server;
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }
}
