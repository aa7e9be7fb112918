package io.broadsheet.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.aggregate.Revision;
import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.EventType;
import io.broadsheet.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A real broker and a MongoDB wire server; a process that dies is a writer whose relay never runs. */
class OutboxIT extends OutboxFixture {

    @Test
    void sendsTheEventsOfACommandInOrderAndLeavesNothingBehind() {
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        UUID id = UUID.randomUUID();

        instance.notes().insert(id, new Note("first"), List.of(announce(id, 1)));
        instance.change(id, "second");
        instance.change(id, "third");

        await().untilAsserted(() -> {
            assertThat(versionsSent(id)).containsExactly(1L, 2L, 3L);
            assertThat(raw(id)).doesNotContainKeys("pendingSince", "lease").containsEntry("version", 3L);
            assertThat(raw(id).getList("outbox", Document.class)).isEmpty();
        });
        ConsumerRecord<String, byte[]> first = sent(kafka).stream()
                .filter(record -> record.key().equals(id.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(header(first, CloudEvents.ID)).isEqualTo(id + ":1:0");
        assertThat(header(first, CloudEvents.TYPE)).isEqualTo("article.withdrawn");
        assertThat(header(first, CloudEvents.SOURCE)).isEqualTo("/test-service");
    }

    @Test
    void sendsWhatADeadProcessLeft() {
        Instance dead = anInstance(kafka.bootstrapServers(), false);
        UUID id = UUID.randomUUID();
        dead.notes().insert(id, new Note("acknowledged"), List.of(announce(id, 1)));
        assertThat(versionsSent(id)).isEmpty();

        anInstance(kafka.bootstrapServers(), true);

        await().untilAsserted(() -> assertThat(versionsSent(id)).containsExactly(1L));
    }

    @Test
    void takesOverAnExpiredLeaseAndStatesTheCurrentStateOnceMore() {
        UUID id = UUID.randomUUID();
        Instance dead = anInstance(kafka.bootstrapServers(), false);
        dead.notes().insert(id, new Note("acknowledged"), List.of(announce(id, 1)));
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
        Instance two = anInstance(kafka.bootstrapServers(), true);
        UUID id = UUID.randomUUID();
        one.notes().insert(id, new Note("0"), List.of(announce(id, 1)));

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<? extends Future<?>> racing = IntStream.range(0, 8)
                    .mapToObj(t -> threads.submit(() -> {
                        for (int i = 0; i < 25; i++) {
                            String text = t + "." + i;
                            await().ignoreException(OutboxFull.class)
                                    .until(() -> (t % 2 == 0 ? one : two).change(id, text));
                        }
                    }))
                    .toList();
            for (Future<?> each : racing) {
                each.get();
            }
        }

        assertThat(raw(id)).containsEntry("version", 201L);
        await().untilAsserted(() -> {
            assertInOrder(versionsSent(id), 201);
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

        instance.notes().insert(id, new Note("0"), List.of(announce(id, 1)));
        for (int i = 2; i <= 32; i++) {
            instance.change(id, "change " + i);
        }
        assertThatExceptionOfType(OutboxFull.class).isThrownBy(() -> instance.change(id, "one too many"));
        assertThat(raw(id)).containsEntry("version", 32L).containsEntry("text", "change 32");

        try (EmbeddedKafka up =
                EmbeddedKafka.start(later, Integer.parseInt(address.substring(address.indexOf(':') + 1)))) {
            createTopic(address);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertInOrder(versionsSent(up, id), 32));
            closeAll();
        }
    }

    /** A letter of Chinese takes three bytes, and MongoDB's limit is one of bytes. */
    @Test
    void countsWhatWaitsInBytes() {
        Instance instance = anInstance(kafka.bootstrapServers(), false);
        UUID id = UUID.randomUUID();
        instance.notes().insert(id, new Note("0"), List.of(large(id, 1)));

        assertThatExceptionOfType(OutboxFull.class)
                .isThrownBy(() -> instance.notes()
                        .update(id, note -> new Revision<>(new Note("1"), List.of(large(id, note.version() + 1)))));

        assertThat(raw(id)).containsEntry("version", 1L).containsEntry("text", "0");
    }

    /** Readers are kept from what somebody has to take from them, however long Kafka is away. */
    @Test
    void takesWithdrawalsBeyondItsBoundsAndRefusesNoErasure() {
        Instance instance = anInstance(kafka.bootstrapServers(), false);
        UUID id = UUID.randomUUID();
        instance.notes().insert(id, new Note("0"), List.of(announce(id, 1)));
        IntStream.rangeClosed(2, 32).forEach(i -> instance.change(id, "change " + i));
        assertThatExceptionOfType(OutboxFull.class).isThrownBy(() -> instance.change(id, "one too many"));

        IntStream.rangeClosed(33, 40).forEach(i -> withdraw(instance, id, "withdrawal " + i));
        assertThat(raw(id)).containsEntry("version", 40L).containsEntry("text", "withdrawal 40");
        assertThatExceptionOfType(OutboxFull.class).isThrownBy(() -> withdraw(instance, id, "one too many"));
        instance.erase(id);

        assertThat(raw(id)).containsEntry("version", 41L).containsEntry("text", ERASED);
        anInstance(kafka.bootstrapServers(), true);
        await().untilAsserted(() -> assertInOrder(versionsSent(id), 41));
    }

    @Test
    void takesWithdrawalsAndErasuresOfWhatFillsItAlone() {
        Instance instance = anInstance(kafka.bootstrapServers(), false);
        UUID id = UUID.randomUUID();
        instance.notes().insert(id, new Note("0"), List.of(large(id, 1, 2_200_000)));
        assertThatExceptionOfType(OutboxFull.class).isThrownBy(() -> instance.change(id, "one too many"));

        withdraw(instance, id, "withdrawn");
        assertThat(raw(id)).containsEntry("version", 2L).containsEntry("text", "withdrawn");
        instance.erase(id);

        assertThat(raw(id)).containsEntry("version", 3L).containsEntry("text", ERASED);
    }

    private static void withdraw(Instance instance, UUID id, String text) {
        instance.notes()
                .update(
                        id,
                        note -> new Revision<>(
                                new Note(text),
                                List.of(Announcement.withdrawal(
                                        EventType.ARTICLE_WITHDRAWN,
                                        new ArticleWithdrawn(
                                                id, note.version() + 1, List.of("a"), null, Instant.EPOCH)))));
    }

    private static Announcement large(UUID id, long version) {
        return large(id, version, 1_100_000);
    }

    private static Announcement large(UUID id, long version, int letters) {
        var slugs = List.of("海".repeat(letters));
        return Announcement.of(
                EventType.ARTICLE_WITHDRAWN, new ArticleWithdrawn(id, version, slugs, null, Instant.EPOCH));
    }

    @Test
    void statesEverythingAgainWhenAnOperatorAsks() {
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        List<UUID> ids = IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toList();
        ids.forEach(id -> instance.notes().insert(id, new Note("quiet"), List.of()));

        long marked = new PendingEvents(instance.outbox()).restate(null, Instant.now());

        assertThat(marked).isEqualTo(20);
        await().untilAsserted(() ->
                assertThat(ids).allSatisfy(id -> assertThat(raw(id)).doesNotContainKeys("restateAt", "lease")));
        assertThat(sent(kafka))
                .extracting(ConsumerRecord::key)
                .containsAll(ids.stream().map(UUID::toString).toList());
    }

    @Test
    void tellsAnOperatorWhereThereIsNothingToDo() {
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        var outboxes = new Outboxes();
        outboxes.add(instance.outbox());
        var endpoint = new OutboxEndpoint(outboxes, InstantSource.system());
        String collection = instance.outbox().name();

        assertThat(endpoint.remedy(collection, UUID.randomUUID(), OutboxEndpoint.Remedy.RETRY)
                        .getStatus())
                .isEqualTo(404);
        assertThat(endpoint.remedy(collection, UUID.randomUUID(), OutboxEndpoint.Remedy.SET_ASIDE)
                        .getStatus())
                .isEqualTo(404);
        assertThat(endpoint.restate("another's", null).getStatus()).isEqualTo(404);
        assertThat(endpoint.restate(collection, null).getStatus()).isEqualTo(200);
    }

    /** First occurrences ascend without a gap, and the last word is the last version. */
    private static void assertInOrder(List<Long> versions, long last) {
        assertThat(new LinkedHashSet<>(versions))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(versions.getLast()).isEqualTo(last);
    }
}
