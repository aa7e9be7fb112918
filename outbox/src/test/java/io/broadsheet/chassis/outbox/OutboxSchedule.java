package io.broadsheet.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.broadsheet.chassis.aggregate.AggregateStore;
import io.broadsheet.chassis.aggregate.Revision;
import io.broadsheet.chassis.aggregate.TestStores;
import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.outbox.LostAnswers.Loss;
import io.broadsheet.chassis.testing.Turns;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.EventType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.nio.charset.StandardCharsets;
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
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.BsonBinary;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.util.unit.DataSize;

/** What one seed leads to. */
final class OutboxSchedule {

    public record Note(String text) {}

    /** As by {@code kill -9}. */
    private static final class Killed extends Error {}

    private final int seed;
    private final Random random;
    private final Turns turns;
    private final MongoDatabase database;
    private final UUID id = UUID.randomUUID();
    private final List<Long> topic = new ArrayList<>();
    private final AggregateStore<Note> notes;
    private final Outbox outbox;
    /** Of the instance that carries out commands. */
    private final Relay relay;

    /** Of the instance that sweeps: the same where nothing is written under a lease. */
    private final Relay sweeping;

    private final InTurns threads;
    private final int effort;
    private final boolean isLeased;
    private final boolean isFreezing;

    /** One relay is frozen, once, and killed as soon as it has sent: nobody else has a reason to state anything again. */
    private final boolean isOnce;

    private @Nullable Thread struck;
    private int later;
    private Instant now = Instant.parse("2026-11-28T06:00:00Z");
    /** Nothing goes wrong. */
    private boolean isCalm = true;

    /**
     * @param effort how often relays look, by 2
     * @param isLeased whether commands write under leases, as they do in an installation, and answers are lost at times
     */
    OutboxSchedule(int seed, int effort, boolean isFreezing, boolean isLeased) {
        this.seed = seed;
        this.effort = effort;
        this.isFreezing = isFreezing;
        this.isLeased = isLeased;
        this.isOnce = isFreezing && seed % 2 == 0;
        this.database = OutboxInterleavingIT.client.getDatabase("interleavings" + seed % 7);
        this.random = new Random(seed);
        this.turns = new Turns(random);
        this.threads = new InTurns(turns);
        var properties = new OutboxProperties(
                isLeased,
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
        Supplier<Relay> relays = () -> new Relay(
                properties,
                new EventSender(topic, trace, "/test"),
                new PartitionLanes(topic, threads, 8),
                new OutboxMetrics(new SimpleMeterRegistry(), Clock.systemUTC()),
                this::time,
                threads);
        this.relay = relays.get();
        this.sweeping = isLeased ? relays.get() : relay;
        var outboxes = new Outboxes();
        var answering = isLeased ? LostAnswers.on(database, "notes", this::loss) : database;
        this.notes = TestStores.on(answering, outboxes, new OutboxWriter(properties, relay, trace, Clock.systemUTC()))
                .open("notes", Note.class, note -> note, note -> note, note -> List.of(announce(note.version())));
        this.outbox = outboxes.named("notes").orElseThrow();
    }

    private Announcement announce(long version) {
        return Announcement.of(
                EventType.ARTICLE_WITHDRAWN, new ArticleWithdrawn(id, version, List.of("a"), null, Instant.EPOCH));
    }

    void run() throws InterruptedException {
        notes.insert(id, new Note("0"), List.of(announce(1)));
        isCalm = false;
        if (!isLeased && seed % 3 == 0) {
            turns.add("who wrote it under a lease", underLease());
        }
        turns.add("newer build", this::changeWhatThisBuildDoesNotKnow);
        if (isLeased) {
            turns.add("operator", this::restate);
        }
        for (int i = 0; i < 3; i++) {
            turns.add("command", this::change);
        }
        for (int i = 0; i < (isFreezing ? 6 : 3); i++) {
            turns.add("relay", () -> work(2 * effort));
        }
        OutboxInterleavingIT.beforeCall = turns::passIfActing;
        for (int step = 0; step < 200 * effort; step++) {
            if (random.nextInt(12) == 0) { // whoever is in the middle of something was frozen
                now = now.plusSeconds(random.nextInt(isOnce ? 6 : 40));
            }
            turns.next(actor -> true);
        }
        threads.shutdown();
        turns.end();
        OutboxInterleavingIT.beforeCall = () -> {};
        isCalm = true;
        for (int i = 0; i < 4; i++) { // sends what is left, and states once more what was taken over
            now = now.plusSeconds(400);
            sweeping.claimAndRelay(outbox, new BsonBinary(id), true);
        }
        check();
    }

    /** As if it had been inserted so. */
    private Runnable underLease() {
        Lease lease = Lease.until(now.plusSeconds(30));
        database.getCollection("notes").updateOne(new Document("_id", id), Updates.set("lease", lease.toBson()));
        OutboxRow row = OutboxRow.of(List.of(announce(1)), now, null).getFirst();
        var sent = new LeasedWrites.Sent(new BsonBinary(id), lease, row);
        return () -> {
            try {
                if (relay.send(outbox, sent.id(), lease, List.of(row), 0)) {
                    relay.leased()
                            .finish(outbox, List.of(sent))
                            .forEach(each -> relay.goOn(outbox, each.id(), each.lease(), List.of(row)));
                }
            } catch (Killed e) {
                // As meant.
            }
        };
    }

    private void change() {
        for (int i = 0; i < (isLeased ? 4 : 2); i++) {
            try {
                notes.update(id, note -> new Revision<>(new Note("x"), List.of(announce(note.version() + 1))));
            } catch (MongoException lost) {
                // It may be written.
            }
        }
    }

    private Loss loss() {
        return isCalm || random.nextInt(10) > 0 ? Loss.NONE : random.nextBoolean() ? Loss.GIVEN_UP : Loss.WRITTEN_AGAIN;
    }

    /** Leaves something to send in a document in which no event waits. */
    private void restate() {
        for (int i = 0; i < 6; i++) {
            database.getCollection("notes").updateOne(new Document("_id", id), Outbox.restateAt(now));
            pause(random.nextInt(20));
        }
    }

    private void changeWhatThisBuildDoesNotKnow() {
        for (int i = 0; i < 3; i++) {
            database.getCollection("notes").updateOne(new Document("_id", id), Updates.inc("later", 1));
            later++;
        }
    }

    private void work(int times) {
        try {
            for (int i = 0; i < times; i++) {
                try {
                    sweeping.claimAndRelay(outbox, new BsonBinary(id), true);
                } catch (MongoException lost) {
                    // It comes back to it.
                }
                pause(isFreezing ? random.nextInt(50) : 0);
            }
        } catch (Killed e) {
            // As meant.
        }
    }

    private void freeze(int oneIn, int seconds) {
        if (isFreezing && !isCalm && !(isOnce && struck != null) && random.nextInt(oneIn) == 0) {
            struck = Thread.currentThread();
            pause(seconds);
        }
    }

    private void pause(int seconds) {
        Instant end = now.plusSeconds(seconds);
        turns.passUntil(() -> !now.isBefore(end));
    }

    /** Who is frozen for minutes with a send on its way, and killed as it arrives, can tell nobody. */
    private boolean isKilledAfterSendingFrom(Instant begun) {
        return isFreezing
                && !isCalm
                && (isOnce
                        ? struck == Thread.currentThread()
                        : random.nextInt(6) == 0 && now.isBefore(begun.plusSeconds(60)));
    }

    /** A relay may be frozen before it looks at the clock. */
    private Instant time() {
        freeze(25, 200);
        return now;
    }

    private void check() {
        Document stored =
                database.getCollection("notes").find(new Document("_id", id)).first();
        long version = ((Number) stored.get("version")).longValue();
        assertThat(new LinkedHashSet<>(topic))
                .as("seed %d: first occurrences of all that was written, in order, of %s", seed, topic)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, version).boxed().toList());
        assertThat(topic.getLast())
                .as("seed %d: the last word, of %s", seed, topic)
                .isEqualTo(version);
        assertThat(stored.get("later", 0)).as("seed %d: a newer build's", seed).isEqualTo(later);
        assertThat(stored).doesNotContainKeys("pendingSince", "lease", "restateAt");
    }

    /** A broker that now and then takes nothing, or takes it and does not say so. */
    private final class Topic extends KafkaTemplate<String, byte[]> {

        Topic() {
            super(new DefaultKafkaProducerFactory<>(Map.of()));
        }

        @Override
        public CompletableFuture<SendResult<String, byte[]>> send(ProducerRecord<String, byte[]> record) {
            Instant begun = now;
            OutboxInterleavingIT.beforeCall.run();
            freeze(4, isOnce || random.nextBoolean() ? 45 : 200);
            int luck = isCalm ? 9 : random.nextInt(10);
            if (luck > 0) {
                topic.add(Long.parseLong(new String(
                        record.headers().lastHeader(CloudEvents.SEQUENCE).value(), StandardCharsets.UTF_8)));
            }
            if (isKilledAfterSendingFrom(begun)) {
                throw new Killed();
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
