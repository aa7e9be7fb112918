package io.broadsheet.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import io.broadsheet.chassis.aggregate.Revision;
import io.broadsheet.chassis.store.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.bson.BsonBinary;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Races of commands, relays and outages at one document, and trouble that is not everybody's. */
class OutboxRacesIT extends OutboxFixture {

    /** The 45 of 17,037 that were lost: rows were removed by their number, under a lease taken before they were read. */
    @Test
    void keepsWhatIsAppendedWhileAnotherRelaySends() {
        Instance dead = anInstance(kafka.bootstrapServers(), false);
        Instance live = anInstance(kafka.bootstrapServers(), true, new DatabaseClock(database));
        UUID id = UUID.randomUUID();
        dead.notes().insert(id, new Note("A"), List.of(announce(id, 1)));
        var appended = new AtomicBoolean();
        isTaken = record -> {
            if (version(record) == 2 && appended.compareAndSet(false, true)) {
                live.change(id, "C");
            }
            return true;
        };
        var swept = new AtomicBoolean();

        live.notes().update(id, note -> {
            if (swept.compareAndSet(false, true)) { // read, and not yet written
                live.relay().claimAndRelay(live.outbox(), new BsonBinary(id), true);
            }
            return new Revision<>(new Note("B"), List.of(announce(id, note.version() + 1)));
        });

        await().untilAsserted(() -> assertThat(versionsSent(id)).containsExactly(1L, 2L, 3L));
        await().untilAsserted(() -> assertThat(raw(id)).doesNotContainKeys("pendingSince", "lease"));
    }

    @Test
    void losesNothingOfManyWritersThroughOutages() throws Exception {
        List<Instance> instances =
                List.of(anInstance(kafka.bootstrapServers(), true), anInstance(kafka.bootstrapServers(), true));
        Map<UUID, Set<Long>> acknowledged = new ConcurrentHashMap<>();
        var away = new AtomicBoolean();
        var writes = new AtomicInteger();
        isTaken = record -> !away.get();
        List<UUID> ids = IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toList();
        for (UUID id : ids) {
            instances.getFirst().notes().insert(id, new Note("0"), List.of(announce(id, 1)));
            acknowledged.put(id, ConcurrentHashMap.newKeySet());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 60; writer++) {
                Instance mine = instances.get(writer % 2);
                UUID id = ids.get(writer % ids.size());
                threads.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        try {
                            writeSlowly(mine, id)
                                    .ifPresent(version -> acknowledged.get(id).add(version));
                        } catch (OutboxFull full) {
                            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                        }
                        if (writes.incrementAndGet() % 300 == 0) { // eight outages, wherever they fall
                            away.set(!away.get());
                        }
                    }
                });
            }
        }
        away.set(false);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.getCollection("notes").countDocuments(Filters.exists("pendingSince")) == 0);
        Map<String, Set<Long>> told = new HashMap<>();
        Map<String, Long> lastWord = new HashMap<>();
        for (var record : sent(kafka)) {
            told.computeIfAbsent(record.key(), key -> new HashSet<>()).add(version(record));
            lastWord.put(record.key(), version(record));
        }
        assertThat(ids).allSatisfy(id -> {
            assertThat(told.get(id.toString())).containsAll(acknowledged.get(id));
            assertThat(lastWord.get(id.toString())).isEqualTo(raw(id).get("version"));
        });
    }

    /** As when an article is rendered: a decision takes its time, and the document is another when it is written. */
    private static Optional<Long> writeSlowly(Instance instance, UUID id) {
        return instance.notes()
                .update(id, note -> {
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(20_000_000));
                    return new Revision<>(new Note("x"), List.of(announce(id, note.version() + 1)));
                })
                .map(written -> written.version());
    }

    @Test
    void sendsToHealthyPartitionsWhileManyDocumentsWaitForOthers() {
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        UUID first = UUID.randomUUID();
        instance.notes().insert(first, new Note("learns the partitions"), List.of(announce(first, 1)));
        await().untilAsserted(() -> assertThat(versionsSent(first)).hasSize(1));
        Set<String> shut = ConcurrentHashMap.newKeySet();
        isTaken = record -> !shut.contains(record.key());
        String troubled = partitionOf(instance, first);
        for (int i = 0; i < 400; i++) {
            UUID id = UUID.randomUUID();
            if (partitionOf(instance, id).equals(troubled)) {
                shut.add(id.toString());
                instance.notes().insert(id, new Note("waits"), List.of(announce(id, 1)));
            }
        }
        assertThat(shut).hasSizeGreaterThan(64);

        List<UUID> healthy = IntStream.range(0, 60)
                .mapToObj(i -> UUID.randomUUID())
                .filter(id -> !partitionOf(instance, id).equals(troubled))
                .toList();
        healthy.forEach(id -> instance.notes().insert(id, new Note("goes"), List.of(announce(id, 1))));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(sent(kafka))
                        .extracting(record -> UUID.fromString(record.key()))
                        .containsAll(healthy));
        String told = troubled + " (TimeoutException)";
        await().untilAsserted(() -> assertThat(instance.lanes().troubled()).containsExactly(told));
        shut.clear();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.getCollection("notes").countDocuments(Filters.exists("pendingSince")) == 0);
        assertThat(instance.lanes().troubled()).isEmpty();
    }

    @Test
    void sweepsHealthyPartitionsThoughMoreThanAPageOfOlderDocumentsWaitForASlowOne() {
        Instance dead = anInstance(kafka.bootstrapServers(), false);
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        UUID first = UUID.randomUUID();
        instance.notes().insert(first, new Note("learns the partitions"), List.of(announce(first, 1)));
        await().untilAsserted(() -> assertThat(versionsSent(first)).hasSize(1));
        String slow = partitionOf(instance, first);
        Set<String> slowOnes = ConcurrentHashMap.newKeySet();
        isTaken = record -> {
            if (slowOnes.contains(record.key())) {
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
            return true;
        };
        List<UUID> healthy = new ArrayList<>();
        while (slowOnes.size() < 300) {
            UUID id = UUID.randomUUID();
            if (partitionOf(instance, id).equals(slow)) {
                slowOnes.add(id.toString());
                dead.notes().insert(id, new Note("waits"), List.of(announce(id, 1)));
            } else if (healthy.size() < 20) {
                healthy.add(id);
            }
        }
        healthy.forEach(id -> dead.notes().insert(id, new Note("goes"), List.of(announce(id, 1))));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(sent(kafka))
                        .extracting(record -> UUID.fromString(record.key()))
                        .containsAll(healthy));
    }

    private static String partitionOf(Instance instance, UUID id) {
        return instance.lanes()
                .of(OutboxRow.of(List.of(announce(id, 1)), Instant.EPOCH, null).getFirst())
                .name();
    }

    @Test
    void showsWhatIsRefusedForGoodAndLetsOperatorsSetItAside() {
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        UUID id = UUID.randomUUID();
        isTaken = record -> {
            if (record.key().equals(id.toString()) && version(record) == 1) {
                throw new RecordTooLargeException("four megabytes");
            }
            return true;
        };
        instance.notes().insert(id, new Note("too large"), List.of(announce(id, 1)));
        instance.change(id, "fits");
        var events = new PendingEvents(instance.outbox());

        await().untilAsserted(() -> assertThat(events.refusedOnes(10))
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.id()).isEqualTo(id);
                    assertThat(refused.row()).isEqualTo(id + ":1:0");
                    assertThat(refused.reason()).isEqualTo("RecordTooLargeException");
                }));
        assertThat(versionsSent(id)).as("nothing overtakes it").isEmpty();

        assertThat(events.setAside(id, Instant.now())).isTrue();

        await().untilAsserted(() -> assertThat(versionsSent(id)).containsExactly(2L));
        await().untilAsserted(() -> assertThat(events.refusedOnes(10)).isEmpty());
        assertThat(database.getCollection("notes_set_aside").find(new Document("_id", id + ":1:0")))
                .singleElement()
                .satisfies(
                        kept -> assertThat(kept).containsEntry("aggregate", id).doesNotContainKey("value"));
    }

    /** That one is being exchanged, too. */
    @Test
    void leavesAnEventOfAnUnknownTypeToANewerBuildAndTellsOfItWhereNoneComes() {
        UUID id = UUID.randomUUID();
        Instance dead = anInstance(kafka.bootstrapServers(), false);
        dead.notes().insert(id, new Note("of a later build"), List.of(announce(id, 1)));
        var notes = database.getCollection("notes");
        notes.updateOne(Filters.eq(id), new Document("$set", new Document("outbox.0.type", "note.of-a-later-build")));
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        var events = new PendingEvents(instance.outbox());

        await().untilAsserted(() -> assertThat(raw(id)).containsKey("retry").doesNotContainKey("lease"));
        assertThat(events.refusedOnes(10)).isEmpty();

        notes.updateOne(
                Filters.eq(id),
                new Document("$set", new Document("outbox.0.time", Instant.now().minus(Duration.ofHours(1)))));
        await().untilAsserted(() -> assertThat(events.refusedOnes(10))
                .singleElement()
                .satisfies(refused -> assertThat(refused.row()).isEqualTo(id + ":1:0")));
    }

    @Test
    void sendsWhatComesAfterADocumentThatThisBuildCannotRead() {
        UUID unreadable = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        Instance dead = anInstance(kafka.bootstrapServers(), false);
        dead.notes().insert(unreadable, new Note("first"), List.of(announce(unreadable, 1)));
        dead.notes().insert(id, new Note("second"), List.of(announce(id, 1)));
        database.getCollection("notes")
                .updateOne(
                        Filters.eq(unreadable), new Document("$set", new Document("outbox.0.n", "of a later build")));

        Instance instance = anInstance(kafka.bootstrapServers(), true);

        await().untilAsserted(() -> assertThat(versionsSent(id)).containsExactly(1L));
        await().untilAsserted(() -> assertThat(raw(unreadable))
                .containsKeys("pendingSince", "retry")
                .doesNotContainKey("lease"));
        var events = new PendingEvents(instance.outbox());
        assertThat(events.refusedOnes(10))
                .singleElement()
                .satisfies(refused -> assertThat(refused.row()).isEqualTo(unreadable + ":1:0"));
        assertThat(events.setAside(unreadable, Instant.now())).isTrue();
        await().untilAsserted(() -> assertThat(raw(unreadable)).doesNotContainKey("pendingSince"));
    }

    @Test
    void sendsTheEventsOfADocumentWhoseStateThisBuildCannotRead() {
        UUID id = UUID.randomUUID();
        Instance dead = anInstance(kafka.bootstrapServers(), false);
        dead.notes().insert(id, new Note("first"), List.of(announce(id, 1)));
        var past = Instant.now().minusSeconds(5);
        database.getCollection("notes")
                .updateOne(
                        Filters.eq(id),
                        new Document(
                                "$set",
                                new Document("text", new Document("of", "a newer build")).append("restateAt", past)));

        anInstance(kafka.bootstrapServers(), true);

        await().untilAsserted(() -> assertThat(versionsSent(id)).containsExactly(1L));
        await().untilAsserted(() -> assertThat(raw(id)).doesNotContainKeys("pendingSince", "lease", "retry"));
        assertThat(raw(id).getDate("restateAt")).as("left to whoever can").isAfter(past);
    }
}
