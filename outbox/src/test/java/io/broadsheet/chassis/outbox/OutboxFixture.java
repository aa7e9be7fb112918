package io.broadsheet.chassis.outbox;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.aggregate.AggregateStore;
import io.broadsheet.chassis.aggregate.AggregateStores;
import io.broadsheet.chassis.aggregate.Revision;
import io.broadsheet.chassis.aggregate.TestStores;
import io.broadsheet.chassis.aggregate.Versioned;
import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.store.DatabaseClock;
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
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
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
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.util.unit.DataSize;

/** Notes whose changes are announced, on a real broker and a MongoDB wire server. */
abstract class OutboxFixture {

    static final int PARTITIONS = 4;
    static final String ERASED = "erased";

    public record Note(String text) {}

    @TempDir
    static Path data;

    static EmbeddedKafka kafka;
    static EmbeddedMongo mongo;
    static MongoClient client;

    final List<AutoCloseable> opened = new ArrayList<>();
    MongoDatabase database;

    /** Whether a broker takes a record now. */
    volatile Predicate<ProducerRecord<String, byte[]>> isTaken = record -> true;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(data.resolve("kafka"), 0);
        mongo = EmbeddedMongo.start(data.resolve("mongo"), 0);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.uri()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
        createTopic(kafka.bootstrapServers());
    }

    static void createTopic(String address) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic(Topics.ARTICLES, PARTITIONS, (short) 1)))
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
        opened.clear();
    }

    record Instance(AggregateStore<Note> notes, Outboxes outboxes, Relay relay, Sweep sweep, PartitionLanes lanes) {

        Outbox outbox() {
            return outboxes.named("notes").orElseThrow();
        }

        boolean change(UUID id, String text) {
            return notes.update(id, note -> new Revision<>(new Note(text), List.of(announce(id, note.version() + 1))))
                    .isPresent();
        }

        void erase(UUID id) {
            notes.update(
                    id,
                    note -> new Revision<>(
                            new Note(ERASED),
                            List.of(Announcement.tombstone(EventType.ARTICLE_ERASED, id, note.version() + 1))));
        }
    }

    /** Beside a sweep of 50 ms, with a lease of 10 s. */
    Instance anInstance(String bootstrapServers, boolean relaying) {
        Instance instance = anInstance(bootstrapServers, relaying, new DatabaseClock(database));
        instance.sweep.start();
        opened.add(instance.sweep::stop);
        return instance;
    }

    static OutboxProperties properties(boolean relaying) {
        return new OutboxProperties(
                relaying,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofMillis(50),
                Duration.ofMillis(500),
                32,
                DataSize.ofMegabytes(6),
                8,
                Duration.ofSeconds(30));
    }

    /** @param leases time by which leases are given and judged */
    Instance anInstance(String bootstrapServers, boolean relaying, InstantSource leases) {
        var properties = properties(relaying);
        var clock = Clock.tickMillis(ZoneOffset.UTC);
        var template = aTemplate(bootstrapServers);
        var metrics = new OutboxMetrics(new SimpleMeterRegistry(), clock);
        var trace = new TraceContext(Tracer.NOOP, ObservationRegistry.NOOP);
        var sender = new EventSender(template, trace, "/test-service");
        var lanes = new PartitionLanes(template, Executors.newVirtualThreadPerTaskExecutor(), properties.concurrency());
        var relay = new Relay(properties, sender, lanes, metrics, leases);
        var outboxes = new Outboxes();
        AggregateStores stores = TestStores.on(database, outboxes, new OutboxWriter(properties, relay, trace, clock));
        AggregateStore<Note> notes =
                stores.open("notes", Note.class, note -> note, note -> note, OutboxFixture::restatement);
        var sweep = new Sweep(outboxes, relay, lanes, metrics, properties, leases);
        return new Instance(notes, outboxes, relay, sweep, lanes);
    }

    private KafkaTemplate<String, byte[]> aTemplate(String bootstrapServers) {
        var producers = new DefaultKafkaProducerFactory<>(
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        "delivery.timeout.ms", 3000,
                        "request.timeout.ms", 2000,
                        "max.block.ms", 2000,
                        "reconnect.backoff.max.ms", 200,
                        "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        opened.add(producers::destroy);
        return new KafkaTemplate<>(producers) {
            @Override
            public CompletableFuture<SendResult<String, byte[]>> send(ProducerRecord<String, byte[]> record) {
                return isTaken.test(record)
                        ? super.send(record)
                        : CompletableFuture.failedFuture(new TimeoutException("away"));
            }
        };
    }

    private static List<Announcement> restatement(Versioned<Note> note) {
        return List.of(
                note.state().text().equals(ERASED)
                        ? Announcement.tombstone(EventType.ARTICLE_ERASED, note.id(), note.version())
                        : announce(note.id(), note.version()));
    }

    static Announcement announce(UUID id, long version) {
        return Announcement.of(
                EventType.ARTICLE_WITHDRAWN, new ArticleWithdrawn(id, version, List.of("a"), null, Instant.EPOCH));
    }

    Document raw(UUID id) {
        return database.getCollection("notes").find(new Document("_id", id)).first();
    }

    /** What came to the topic of that aggregate, in its order. */
    static List<Long> versionsSent(UUID id) {
        return versionsSent(kafka, id);
    }

    static List<Long> versionsSent(EmbeddedKafka broker, UUID id) {
        return sent(broker).stream()
                .filter(record -> record.key().equals(id.toString()))
                .map(OutboxFixture::version)
                .toList();
    }

    static long version(ConsumerRecord<String, byte[]> record) {
        return Long.parseLong(header(record, CloudEvents.SEQUENCE));
    }

    static long version(ProducerRecord<String, byte[]> record) {
        return Long.parseLong(
                new String(record.headers().lastHeader(CloudEvents.SEQUENCE).value(), StandardCharsets.UTF_8));
    }

    static List<ConsumerRecord<String, byte[]>> sent(EmbeddedKafka broker) {
        var all = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.ARTICLES).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
