package io.broadsheet.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.broadsheet.chassis.aggregate.Revision;
import io.broadsheet.chassis.aggregate.Versioned;
import io.broadsheet.chassis.tracing.TraceContext;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written under a lease is sent without a claim, and many leases are ended together. */
class LeasedWritesIT extends OutboxFixture {

    private static final int DOCUMENTS = 200;

    private final Queue<String> commands = new ConcurrentLinkedQueue<>();
    private final Queue<BsonDocument> finds = new ConcurrentLinkedQueue<>();
    private final List<UUID> ids =
            IntStream.range(0, DOCUMENTS).mapToObj(i -> UUID.randomUUID()).toList();
    private Consumer<CommandStartedEvent> beforeCommand = _ -> {};
    private MongoClient counted;

    @BeforeEach
    void countCommands() {
        counted = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.uri()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        commands.add(event.getCommandName());
                        beforeCommand.accept(event);
                        if (event.getCommandName().equals("find")) {
                            finds.add(event.getCommand().clone());
                        }
                    }
                })
                .build());
        database = counted.getDatabase(database.getName());
    }

    @AfterEach
    void disconnect() throws Exception {
        closeAll();
        counted.close();
    }

    private long commands(String name) {
        return commands.stream().filter(name::equals).count();
    }

    private void insertAll(Instance instance) {
        try (var threads = Executors.newFixedThreadPool(8)) {
            ids.forEach(id ->
                    threads.submit(() -> instance.notes().insert(id, new Note("0"), List.of(announce(id, 1)))));
        }
    }

    private void awaitAllSent(long version) {
        var pending = Filters.or(Filters.exists("pendingSince"), Filters.exists("lease"));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> database.getCollection("notes").countDocuments(pending) == 0);
        Set<UUID> told = ConcurrentHashMap.newKeySet();
        sent(kafka).stream()
                .filter(record -> version(record) == version)
                .forEach(record -> told.add(UUID.fromString(record.key())));
        assertThat(told).containsAll(ids);
    }

    private static Function<Versioned<Note>, Revision<Note>> changeOf(String text) {
        return note -> new Revision<>(new Note(text), List.of(announce(note.id(), note.version() + 1)));
    }

    @Test
    void manyInsertionsCostLittleMoreThanThemselves() {
        Instance instance = anInstance(kafka.bootstrapServers(), true, InstantSource.system());

        insertAll(instance);

        awaitAllSent(1);
        assertThat(commands("insert")).isEqualTo(DOCUMENTS);
        assertThat(commands("update")).isLessThan(DOCUMENTS / 4);
        assertThat(commands("find")).isLessThan(DOCUMENTS / 4);
    }

    @Test
    void aDecisionCostsLittleMoreThanItself() {
        Instance instance = anInstance(kafka.bootstrapServers(), true, InstantSource.system());
        insertAll(instance);
        awaitAllSent(1);
        commands.clear();

        try (var threads = Executors.newFixedThreadPool(8)) {
            ids.forEach(id -> threads.submit(() -> instance.change(id, "1")));
        }

        awaitAllSent(2);
        assertThat(commands("update")).isLessThan(DOCUMENTS + DOCUMENTS / 4);
        assertThat(commands("find")).isLessThan(DOCUMENTS + DOCUMENTS / 4);
    }

    /** The driver writes again, finds the version that it has left itself, and says that it wrote nothing. */
    @Test
    void aDecisionWhoseFirstAnswerWasLostIsNotMadeTwice() {
        Instance instance = anInstance(kafka.bootstrapServers(), true, InstantSource.system());
        UUID id = ids.getFirst();
        instance.notes().insert(id, new Note("0"), List.of(announce(id, 1)));
        await().until(() -> !raw(id).containsKey("lease"));
        var isFirst = new AtomicBoolean(true);
        beforeCommand = event -> {
            if (event.getCommandName().equals("update") && isFirst.compareAndSet(true, false)) {
                var write = new BsonDocument("update", event.getCommand().get("update"))
                        .append(
                                "updates",
                                event.getCommand().getArray("updates").clone());
                client.getDatabase(database.getName()).runCommand(write);
            }
        };

        instance.change(id, "1");

        await().untilAsserted(() -> assertThat(versionsSent(id)).containsExactly(1L, 2L));
        await().untilAsserted(() -> assertThat(raw(id)).doesNotContainKeys("lease", "pendingSince"));
        assertThat(raw(id)).containsEntry("version", 2L);
    }

    @Test
    void manyDecisionsAtOnceCostAFewCommands() {
        Instance instance = anInstance(kafka.bootstrapServers(), true, InstantSource.system());
        insertAll(instance);
        awaitAllSent(1);
        commands.clear();

        var after = instance.notes().updateAll(ids, changeOf("1"));

        assertThat(after).hasSize(DOCUMENTS).containsEntry(ids.getFirst(), new Note("1"));
        awaitAllSent(2);
        assertThat(commands("update")).isLessThan(DOCUMENTS / 4);
        assertThat(commands("find")).isLessThan(DOCUMENTS / 4);
        assertThat(raw(ids.getFirst())).containsEntry("version", 2L).containsEntry("text", "1");
    }

    @Test
    void oneThatLosesItsRaceIsDecidedAgainAndTheOthersAreNot() {
        Instance instance = anInstance(kafka.bootstrapServers(), true, InstantSource.system());
        insertAll(instance);
        awaitAllSent(1);
        var raced = new AtomicBoolean();

        instance.notes().updateAll(ids, note -> {
            if (note.id().equals(ids.get(7)) && raced.compareAndSet(false, true)) {
                instance.change(note.id(), "by another");
            }
            return note.state().text().equals("1")
                    ? new Revision<>(note.state(), List.of())
                    : changeOf("1").apply(note);
        });

        awaitAllSent(2);
        assertThat(raw(ids.get(7))).containsEntry("version", 3L).containsEntry("text", "1");
        assertThat(raw(ids.get(8))).containsEntry("version", 2L).containsEntry("text", "1");
        await().untilAsserted(() -> assertThat(versionsSent(ids.get(7))).containsExactly(1L, 2L, 3L));
        assertThat(versionsSent(ids.get(8))).containsExactly(1L, 2L);
    }

    @Test
    void oneThatThisBuildCannotReadHoldsUpNoneOfTheOthers() {
        Instance instance = anInstance(kafka.bootstrapServers(), true, InstantSource.system());
        insertAll(instance);
        awaitAllSent(1);
        UUID unreadable = ids.get(3);
        database.getCollection("notes")
                .updateOne(Filters.eq("_id", unreadable), Updates.set("text", new Document("of", "a newer build")));

        var after = instance.notes().updateAll(ids, changeOf("1"));

        assertThat(after).hasSize(DOCUMENTS - 1).doesNotContainKey(unreadable);
        assertThat(raw(unreadable)).containsEntry("version", 1L);
        assertThat(raw(ids.get(4))).containsEntry("version", 2L).containsEntry("text", "1");
    }

    @Test
    void whatMayHaveBeenWrittenThoughNoAnswerCameIsLeftToTheSweepAtOnce() {
        Instance instance = anInstance(kafka.bootstrapServers(), true, InstantSource.system());
        UUID id = ids.getFirst();
        var writer = new OutboxWriter(
                properties(true),
                instance.relay(),
                new TraceContext(Tracer.NOOP, ObservationRegistry.NOOP),
                Clock.systemUTC());
        var documents = database.getCollection("notes", BsonDocument.class);

        assertThatThrownBy(() -> writer.insert(
                        instance.outbox(),
                        new BsonDocument("_id", new BsonBinary(id)),
                        List.of(announce(id, 1)),
                        note -> {
                            documents.insertOne(note);
                            throw new MongoTimeoutException("No answer came");
                        }))
                .isInstanceOf(MongoTimeoutException.class);

        await().untilAsserted(
                        () -> assertThat(raw(id)).containsKey("pendingSince").doesNotContainKey("lease"));
    }

    /** What only some members have may be rolled back, and readers would have seen it. */
    @Test
    void whatIsSentWasReadAsAMajorityHasIt() {
        Instance instance = anInstance(kafka.bootstrapServers(), true, InstantSource.system());
        insertAll(instance);
        awaitAllSent(1);
        finds.clear();
        Instance silent = anInstance(kafka.bootstrapServers(), false, InstantSource.system());
        silent.change(ids.getFirst(), "1");

        instance.relay().claimAndRelay(instance.outbox(), new BsonBinary(ids.getFirst()), false);

        await().untilAsserted(() -> assertThat(versionsSent(ids.getFirst())).containsExactly(1L, 2L));
        assertThat(finds)
                .filteredOn(find -> find.getDocument("filter").toJson().contains("lease.token"))
                .isNotEmpty()
                .allSatisfy(find -> assertThat(find.getDocument("readConcern").getString("level"))
                        .isEqualTo(new BsonString("majority")));
    }

    @Test
    void memoryThatRunsOutTakesNoPlaceAndNoLease() {
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        var left = new AtomicInteger(3 * properties(true).concurrency());
        isTaken = record -> {
            if (left.getAndDecrement() > 0) {
                throw new OutOfMemoryError("as it is thrown where one event is too large");
            }
            return true;
        };

        insertAll(instance);

        awaitAllSent(1);
        await().until(() -> instance.lanes().queued() == 0);
    }

    /** The end of a lease meets what a command has appended since. */
    @Test
    void whatIsAppendedWhileTheFirstEventIsSentFollowsIt() {
        Instance instance = anInstance(kafka.bootstrapServers(), true, InstantSource.system());
        UUID id = ids.getFirst();
        var appended = new AtomicBoolean();
        isTaken = record -> {
            if (record.key().equals(id.toString()) && appended.compareAndSet(false, true)) {
                instance.change(id, "meanwhile");
            }
            return true;
        };

        insertAll(instance);

        await().untilAsserted(() -> assertThat(versionsSent(id)).containsExactly(1L, 2L));
        awaitAllSent(1);
        assertThat(raw(id)).doesNotContainKeys("restateAt", "retry");
    }
}
