package io.broadsheet.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.store.AggregateStore;
import io.broadsheet.chassis.store.AggregateStores;
import io.broadsheet.chassis.store.Revision;
import io.broadsheet.chassis.store.TestStores;
import io.broadsheet.chassis.store.Versioned;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import io.broadsheet.embedded.EmbeddedKafka;
import io.broadsheet.embedded.EmbeddedMongo;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.util.unit.DataSize;

/** A real broker and a MongoDB wire server; a process that dies is a writer whose relay never runs. */
class OutboxIT {

    public record Note(String text) {}

    @TempDir
    static Path data;

    static EmbeddedKafka kafka;
    static EmbeddedMongo mongo;
    static MongoClient client;

    final List<AutoCloseable> opened = new ArrayList<>();
    MongoDatabase database;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(data.resolve("kafka"), 0);
        mongo = EmbeddedMongo.start(data.resolve("mongo"), 0);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.uri()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(Topics.ARTICLES, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        kafka.close();
        mongo.close();
    }

    @BeforeEach
    void freshDatabase() {
        database = client.getDatabase("t" + UUID.randomUUID().toString().replace("-", ""));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
    }

    @Test
    void sendsTheEventsOfACommandInOrderAndLeavesNothingBehind() {
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        UUID id = UUID.randomUUID();

        instance.notes.insert(id, new Note("first"), List.of(announce(id, 1)));
        change(instance, id, "second");
        change(instance, id, "third");

        await().untilAsserted(() -> {
            assertThat(versionsSent(id)).containsSubsequence(1L, 2L, 3L);
            assertThat(raw(id)).doesNotContainKeys("pendingSince", "lease").containsEntry("version", 3L);
            assertThat(raw(id).getList("outbox", Document.class)).isEmpty();
        });
        ConsumerRecord<String, byte[]> first = sent(id).getFirst();
        assertThat(header(first, CloudEvents.ID)).isEqualTo(id + ":1:0");
        assertThat(header(first, CloudEvents.TYPE)).isEqualTo("article.withdrawn");
        assertThat(header(first, CloudEvents.SOURCE)).isEqualTo("/test-service");
    }

    @Test
    void sendsWhatADeadProcessLeft() {
        Instance dead = anInstance(kafka.bootstrapServers(), false);
        UUID id = UUID.randomUUID();
        dead.notes.insert(id, new Note("acknowledged"), List.of(announce(id, 1)));
        assertThat(sent(id)).isEmpty();

        anInstance(kafka.bootstrapServers(), true);

        await().untilAsserted(() -> assertThat(versionsSent(id)).containsExactly(1L));
    }

    @Test
    void takesOverAnExpiredLeaseAndStatesTheCurrentStateOnceMore() {
        UUID id = UUID.randomUUID();
        Instance dead = anInstance(kafka.bootstrapServers(), false);
        dead.notes.insert(id, new Note("acknowledged"), List.of(announce(id, 1)));
        database.getCollection("notes")
                .updateOne(
                        new Document("_id", id),
                        new Document(
                                "$set",
                                new Document(
                                        "lease",
                                        new Document("token", "of the dead")
                                                .append("until", Instant.now().plusMillis(600)))));

        anInstance(kafka.bootstrapServers(), true);

        await().untilAsserted(() -> {
            assertThat(versionsSent(id)).containsExactly(1L, 1L);
            assertThat(raw(id)).doesNotContainKeys("pendingSince", "lease", "restateAt");
        });
    }

    @Test
    void keepsOrderAndCountUnderRacesOfTwoInstances() throws Exception {
        Instance one = anInstance(kafka.bootstrapServers(), true);
        Instance two = anInstance(kafka.bootstrapServers(), true, one);
        UUID id = UUID.randomUUID();
        one.notes.insert(id, new Note("0"), List.of(announce(id, 1)));

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<? extends Future<?>> racing = IntStream.range(0, 8)
                    .mapToObj(t -> threads.submit(() -> {
                        for (int i = 0; i < 25; i++) {
                            String text = t + "." + i;
                            await().ignoreException(OutboxFull.class)
                                    .until(() -> change(t % 2 == 0 ? one : two, id, text));
                        }
                    }))
                    .toList();
            for (Future<?> each : racing) {
                each.get();
            }
        }

        assertThat(raw(id)).containsEntry("version", 201L);
        await().untilAsserted(() -> {
            assertThat(versionsSent(id))
                    .containsSubsequence(LongStream.rangeClosed(1, 201).boxed().toList());
            assertThat(raw(id)).doesNotContainKeys("pendingSince", "lease");
        });
    }

    @Test
    void takesCommandsWhileKafkaIsDownUntilTheOutboxIsFullAndSendsThemAllAfterwards() throws Exception {
        Path later = data.resolve("later" + UUID.randomUUID());
        EmbeddedKafka down = EmbeddedKafka.start(later, 0);
        String address = down.bootstrapServers();
        down.close();
        Instance instance = anInstance(address, true);
        UUID id = UUID.randomUUID();

        instance.notes.insert(id, new Note("0"), List.of(announce(id, 1)));
        for (int i = 2; i <= 32; i++) {
            change(instance, id, "change " + i);
        }
        assertThatExceptionOfType(OutboxFull.class).isThrownBy(() -> change(instance, id, "one too many"));
        assertThat(raw(id)).containsEntry("version", 32L).containsEntry("text", "change 32");

        try (EmbeddedKafka up =
                EmbeddedKafka.start(later, Integer.parseInt(address.substring(address.indexOf(':') + 1)))) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
                admin.createTopics(List.of(new NewTopic(Topics.ARTICLES, 1, (short) 1)))
                        .all()
                        .get();
            }
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(versions(sent(up, id)))
                            .containsSubsequence(
                                    LongStream.rangeClosed(1, 32).boxed().toList()));
            closeAll();
            opened.clear();
        }
    }

    @Test
    void statesEverythingAgainWhenAnOperatorAsks() {
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        List<UUID> ids = IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toList();
        ids.forEach(id -> instance.notes.insert(id, new Note("quiet"), List.of()));

        long marked = instance.outboxes.named("notes").orElseThrow().restate(null, Instant.now());

        assertThat(marked).isEqualTo(20);
        await().untilAsserted(() ->
                assertThat(ids).allSatisfy(id -> assertThat(raw(id)).doesNotContainKeys("restateAt", "lease")));
        assertThat(keysSent()).containsAll(ids.stream().map(UUID::toString).toList());
    }

    // What the tests are made of

    record Instance(AggregateStore<Note> notes, Outboxes outboxes) {}

    private Instance anInstance(String bootstrapServers, boolean relaying) {
        return anInstance(bootstrapServers, relaying, null);
    }

    private Instance anInstance(String bootstrapServers, boolean relaying, Instance sharing) {
        var properties = new OutboxProperties(
                relaying,
                Duration.ofSeconds(4),
                Duration.ofSeconds(2),
                Duration.ofMillis(50),
                Duration.ofMillis(500),
                32,
                DataSize.ofMegabytes(6),
                64);
        var clock = Clock.tickMillis(ZoneOffset.UTC);
        var producers = new DefaultKafkaProducerFactory<>(
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        "delivery.timeout.ms", 2000,
                        "request.timeout.ms", 1000,
                        "max.block.ms", 500,
                        "reconnect.backoff.max.ms", 200,
                        "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        var template = new KafkaTemplate<>(producers);
        var metrics = new OutboxMetrics(new SimpleMeterRegistry(), clock);
        var trace = new TraceContext(Tracer.NOOP, ObservationRegistry.NOOP);
        var sender = new EventSender(template, trace, "/test-service");
        var relay = new Relay(properties, sender, metrics, clock);
        var outboxes = new Outboxes();
        AggregateStores stores = TestStores.on(database, outboxes, new OutboxWriter(properties, relay, trace, clock));
        AggregateStore<Note> notes =
                stores.open("notes", Note.class, note -> note, note -> note, OutboxIT::restatement);
        var sweep = new Sweep(outboxes, relay, metrics, properties, clock);
        sweep.start();
        opened.add(producers::destroy);
        opened.add(sweep::stop);
        return new Instance(notes, outboxes);
    }

    private static List<Announcement> restatement(Versioned<Note> note) {
        return List.of(announce(note.id(), note.version()));
    }

    private static Announcement announce(UUID id, long version) {
        return Announcement.of(
                EventType.ARTICLE_WITHDRAWN, new ArticleWithdrawn(id, version, List.of("a"), null, Instant.EPOCH));
    }

    private static boolean change(Instance instance, UUID id, String text) {
        return instance.notes
                .update(id, note -> new Revision<>(new Note(text), List.of(announce(id, note.version() + 1))))
                .isPresent();
    }

    private Document raw(UUID id) {
        return database.getCollection("notes").find(new Document("_id", id)).first();
    }

    private List<Long> versionsSent(UUID id) {
        return versions(sent(id));
    }

    private static List<Long> versions(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> Long.parseLong(header(record, CloudEvents.SEQUENCE)))
                .toList();
    }

    private static List<ConsumerRecord<String, byte[]>> sent(UUID id) {
        return sent(kafka, id);
    }

    private static List<ConsumerRecord<String, byte[]>> sent(EmbeddedKafka broker, UUID id) {
        return all(broker).stream()
                .filter(record -> record.key().equals(id.toString()))
                .toList();
    }

    private static List<String> keysSent() {
        return all(kafka).stream().map(ConsumerRecord::key).toList();
    }

    private static List<ConsumerRecord<String, byte[]>> all(EmbeddedKafka broker) {
        var partition = new TopicPartition(Topics.ARTICLES, 0);
        var all = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
