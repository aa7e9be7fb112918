package io.broadsheet.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.broadsheet.chassis.aggregate.AggregateStore;
import io.broadsheet.chassis.aggregate.AggregateStores;
import io.broadsheet.chassis.aggregate.Revision;
import io.broadsheet.chassis.aggregate.TestStores;
import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.testing.Turns;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.EventType;
import io.broadsheet.embedded.EmbeddedMongo;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.BsonBinary;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.util.unit.DataSize;

/**
 * Three commands and three relays at one document, in an order drawn from a seed: before each call of the database and
 * before each send another may go on, for longer than a lease too; brokers refuse now and then. Time is the schedule's.
 */
class OutboxInterleavingIT {

    private static final int SCHEDULES = 150;

    public record Note(String text) {}

    @TempDir
    static Path data;

    static EmbeddedMongo mongo;
    static MongoClient client;
    static volatile Runnable beforeCall = () -> {};

    @BeforeAll
    static void start() throws Exception {
        mongo = EmbeddedMongo.start(data, 0);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.uri()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        if (Thread.currentThread().isVirtual()) { // indexes are made by another
                            beforeCall.run();
                        }
                    }
                })
                .build());
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        mongo.close();
    }

    @Test
    void losesNothingAndKeepsOrderWhicheverGoesFirst() throws Exception {
        var database = client.getDatabase("interleavings");
        for (int seed = 0; seed < SCHEDULES; seed++) {
            new Schedule(seed, database.getName() + seed % 7, 1).run();
        }
    }

    /** Past the lease and past what is stated again after a take-over, whose sends fail at times. */
    @Test
    void hasTheLastWordThoughARelayWakesUpAfterMinutes() throws Exception {
        for (int seed = 0; seed < SCHEDULES / 3; seed++) {
            var schedule = new Schedule(seed, "interleavings" + seed % 7, 4);
            schedule.isFreezing = true;
            schedule.run();
        }
    }

    /** What one seed leads to. */
    private static final class Schedule {

        private final int seed;
        private final Random random;
        private final Turns turns;
        private final UUID id = UUID.randomUUID();
        private final List<Long> topic = new ArrayList<>();
        private final AggregateStore<Note> notes;
        private final Outbox outbox;
        private final Relay relay;
        private final int effort;
        private boolean isFreezing;
        private Instant now = Instant.parse("2026-11-28T06:00:00Z");
        private boolean healed;

        /** @param effort how often relays look, by 2 */
        Schedule(int seed, String name, int effort) {
            this.seed = seed;
            this.effort = effort;
            this.random = new Random(seed);
            this.turns = new Turns(random);
            var properties = new OutboxProperties(
                    false,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(12),
                    Duration.ofMillis(50),
                    Duration.ofSeconds(60),
                    32,
                    DataSize.ofMegabytes(6),
                    8,
                    Duration.ofSeconds(30));
            var trace = new TraceContext(Tracer.NOOP, ObservationRegistry.NOOP);
            var topic = new Topic();
            var lanes = new PartitionLanes(topic, Executors.newVirtualThreadPerTaskExecutor(), 8);
            var metrics = new OutboxMetrics(new SimpleMeterRegistry(), Clock.systemUTC());
            this.relay = new Relay(properties, new EventSender(topic, trace, "/test"), lanes, metrics, () -> now);
            var outboxes = new Outboxes();
            AggregateStores stores = TestStores.on(
                    client.getDatabase(name), outboxes, new OutboxWriter(properties, relay, trace, Clock.systemUTC()));
            this.notes = stores.open(
                    "notes", Note.class, note -> note, note -> note, note -> List.of(announce(note.version())));
            this.outbox = outboxes.named("notes").orElseThrow();
        }

        private Announcement announce(long version) {
            return Announcement.of(
                    EventType.ARTICLE_WITHDRAWN, new ArticleWithdrawn(id, version, List.of("a"), null, Instant.EPOCH));
        }

        void run() throws InterruptedException {
            notes.insert(id, new Note("0"), List.of(announce(1)));
            for (int i = 0; i < 3; i++) {
                turns.add("command", this::change);
                turns.add("relay", () -> work(2 * effort));
            }
            beforeCall = turns::pass;
            for (int step = 0; step < 200 * effort; step++) {
                if (random.nextInt(12) == 0) { // whoever is in the middle of something was frozen
                    now = now.plusSeconds(random.nextInt(40));
                }
                turns.next(actor -> true);
            }
            turns.end();
            beforeCall = () -> {};
            healed = true;
            for (int i = 0; i < 4; i++) { // sends what is left, and states once more what was taken over
                now = now.plusSeconds(400);
                relay.claimAndRelay(outbox, new BsonBinary(id), true);
            }
            check();
        }

        private void change() {
            for (int i = 0; i < 2; i++) {
                notes.update(id, note -> new Revision<>(new Note("x"), List.of(announce(note.version() + 1))));
            }
        }

        private void work(int times) {
            for (int i = 0; i < times; i++) {
                relay.claimAndRelay(outbox, new BsonBinary(id), true);
                if (isFreezing) {
                    Instant next = now.plusSeconds(random.nextInt(50));
                    turns.passUntil(() -> !now.isBefore(next));
                }
            }
        }

        private void check() {
            Document stored = client.getDatabase("interleavings" + seed % 7)
                    .getCollection("notes")
                    .find(new Document("_id", id))
                    .first();
            long version = ((Number) stored.get("version")).longValue();
            assertThat(new LinkedHashSet<>(topic))
                    .as("seed %d: first occurrences of all that was written, in order, of %s", seed, topic)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, version).boxed().toList());
            assertThat(topic.getLast())
                    .as("seed %d: the last word, of %s", seed, topic)
                    .isEqualTo(version);
            assertThat(stored).doesNotContainKeys("pendingSince", "lease", "restateAt");
        }

        /** A broker that now and then takes nothing, or takes it and does not say so. */
        private final class Topic extends KafkaTemplate<String, byte[]> {

            Topic() {
                super(new DefaultKafkaProducerFactory<>(Map.of()));
            }

            @Override
            public CompletableFuture<SendResult<String, byte[]>> send(ProducerRecord<String, byte[]> record) {
                beforeCall.run();
                if (isFreezing && !healed && random.nextInt(4) == 0) {
                    Instant thaws = now.plusSeconds(200);
                    turns.passUntil(() -> !now.isBefore(thaws));
                }
                int luck = healed ? 9 : random.nextInt(10);
                if (luck > 0) {
                    topic.add(Long.parseLong(new String(
                            record.headers().lastHeader(CloudEvents.SEQUENCE).value(), StandardCharsets.UTF_8)));
                }
                return luck > 1
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(new TimeoutException("no answer"));
            }

            @Override
            public List<PartitionInfo> partitionsFor(String topic) {
                return List.of(new PartitionInfo(topic, 0, null, null, null));
            }
        }
    }
}
