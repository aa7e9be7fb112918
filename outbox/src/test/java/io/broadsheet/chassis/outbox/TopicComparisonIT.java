package io.broadsheet.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.messaging.GrouplessConsumer;
import io.broadsheet.chassis.messaging.OwnedTopic;
import io.broadsheet.chassis.outbox.BehindEndpoint.Raised;
import io.broadsheet.chassis.outbox.BehindTopic.Behind;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** A database that was restored from a backup: its aggregates are older than what came to their topic. */
class TopicComparisonIT extends OutboxFixture {

    private static final String ERASURE = EventType.ARTICLE_ERASED.typeName();
    private static final String WITHDRAWN = EventType.ARTICLE_WITHDRAWN.typeName();

    private final UUID id = UUID.randomUUID();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private String topicId = "the only one";

    @Test
    void whatIsOlderThanItsTopicIsFoundAndRaisedAboveIt() {
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        var behind = new BehindTopic(database, instance.outboxes(), List.of());
        TopicComparison comparison = aComparison(behind);
        instance.notes().insert(id, new Note("first"), List.of(announce(id, 1)));
        comparison.look();
        // One taken while the event is being sent holds a lease too, which has to end before anything else is sent.
        await().untilAsserted(() -> assertThat(raw(id)).doesNotContainKey("lease"));
        List<Document> backup = List.of(raw(id), compared());
        instance.change(id, "second");
        instance.change(id, "third");
        UUID later = UUID.randomUUID();
        instance.notes().insert(later, new Note("after the backup"), List.of(announce(later, 1)));
        await().until(() -> versionsSent(id).contains(3L) && versionsSent(later).contains(1L));
        comparison.look();
        assertThat(comparison.behind()).as("before").isZero();

        restore("notes", backup.getFirst());
        restore("compared", backup.getLast());
        database.getCollection("notes").deleteOne(new Document("_id", later));
        assertThat(comparison.look()).isTrue();

        assertThat(behind.some(10))
                .containsExactlyInAnyOrder(
                        new Behind(id, "notes", 3, WITHDRAWN), new Behind(later, null, 1, WITHDRAWN));
        assertThat(comparison.behind()).isEqualTo(2);
        assertThat(endpoint(behind, comparison).raise()).isEqualTo(new Raised(1, 1, Map.of()));
        assertThat(raw(id)).containsEntry("version", 4L).containsEntry("text", "first");
        await().untilAsserted(() -> assertThat(versionsSent(id)).endsWith(4L));
        instance.change(id, "after the restoring");
        await().untilAsserted(() -> assertThat(versionsSent(id)).endsWith(5L));
        comparison.look();
        assertThat(comparison.behind()).as("afterwards").isZero();
    }

    @Test
    void whatIsMissingBecauseItWasErasedIsNotBehind() {
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        var behind = new BehindTopic(database, instance.outboxes(), List.of());
        TopicComparison comparison = aComparison(behind);
        instance.notes().insert(id, new Note("first"), List.of(announce(id, 1)));
        instance.erase(id);
        await().until(() -> versionsSent(id).contains(2L));
        database.getCollection("notes").deleteOne(new Document("_id", id));

        assertThat(comparison.look()).isTrue();

        assertThat(behind.some(10)).isEmpty();
    }

    @Test
    void whatTellsOfNoAggregateIsPassedOver() throws Exception {
        var behind = new BehindTopic(
                database, anInstance(kafka.bootstrapServers(), true).outboxes(), List.of());
        TopicComparison comparison = aComparison(behind);
        var odd = new ProducerRecord<String, byte[]>(Topics.ARTICLES, "odd", new byte[1]);
        odd.headers().add(CloudEvents.SUBJECT, "no id".getBytes(StandardCharsets.UTF_8));
        odd.headers().add(CloudEvents.SEQUENCE, "7".getBytes(StandardCharsets.UTF_8));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(odd).get();
        }

        assertThat(comparison.look()).isTrue();

        assertThat(behind.some(10)).isEmpty();
    }

    /** An erasure and a leaving were acknowledged: no text that is older has them undone. */
    @Test
    void whatWasErasedAfterTheBackupIsNotStatedAgain() {
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        var behind = new BehindTopic(database, instance.outboxes(), List.of());
        TopicComparison comparison = aComparison(behind);
        BehindEndpoint endpoint = endpoint(behind, comparison);
        instance.notes().insert(id, new Note("first"), List.of(announce(id, 1)));
        await().untilAsserted(() -> assertThat(raw(id)).doesNotContainKey("lease"));
        Document backup = raw(id);
        instance.erase(id);
        await().until(() -> versionsSent(id).contains(2L));
        restore("notes", backup);
        comparison.look();

        assertThat(endpoint.found().takenBack()).isEqualTo(Map.of(ERASURE, 1L));
        assertThat(endpoint.raise()).isEqualTo(new Raised(0, 0, Map.of(ERASURE, 1L)));
        assertThat(raw(id)).containsEntry("version", 1L).doesNotContainKey("restateAt");
        assertThat(behind.some(10)).containsExactly(new Behind(id, "notes", 2, ERASURE));

        // As it was, but by a number that consumers have seen.
        instance.erase(id);
        await().untilAsserted(() -> assertThat(raw(id)).doesNotContainKey("lease"));
        assertThat(endpoint.raise()).isEqualTo(new Raised(1, 0, Map.of()));
        await().untilAsserted(() -> assertThat(versionsSent(id)).endsWith(3L));
        assertThat(lastSent(id).value()).isNull();
    }

    /** A reader has left once, and is not to be asked to leave again. */
    @Test
    void whatTheServiceTakesBackByItselfIsStatedSo() {
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        var behind = new BehindTopic(database, instance.outboxes(), List.of((of, type) -> {
            assertThat(type).isEqualTo(EventType.ARTICLE_ERASED);
            instance.erase(of);
        }));
        TopicComparison comparison = aComparison(behind);
        instance.notes().insert(id, new Note("first"), List.of(announce(id, 1)));
        await().untilAsserted(() -> assertThat(raw(id)).doesNotContainKey("lease"));
        Document backup = raw(id);
        instance.erase(id);
        instance.erase(id);
        await().until(() -> versionsSent(id).contains(3L));
        restore("notes", backup);
        comparison.look();

        assertThat(endpoint(behind, comparison).raise()).isEqualTo(new Raised(1, 0, Map.of()));
        await().untilAsserted(() -> assertThat(versionsSent(id)).endsWith(4L));
        assertThat(lastSent(id).value()).isNull();
    }

    @Test
    void whatWasTakenBackIsRaisedWhenItIsSaid() {
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        var behind = new BehindTopic(database, instance.outboxes(), List.of());
        TopicComparison comparison = aComparison(behind);
        instance.notes().insert(id, new Note("first"), List.of(announce(id, 1)));
        await().untilAsserted(() -> assertThat(raw(id)).doesNotContainKey("lease"));
        Document backup = raw(id);
        instance.erase(id);
        await().until(() -> versionsSent(id).contains(2L));
        restore("notes", backup);
        comparison.look();

        assertThat(endpoint(behind, comparison).raise("everything").getStatus()).isEqualTo(404);
        assertThat(endpoint(behind, comparison).raise("taken-back").getBody()).isEqualTo(new Raised(1, 0, Map.of()));
        await().untilAsserted(() -> assertThat(versionsSent(id)).endsWith(3L));
        assertThat(lastSent(id).value()).isNotNull();
    }

    /** From before there was such a collection, or restored without it, or a database begun anew. */
    @Test
    void ofWhichNothingIsKnownIsComparedFromTheBeginning() {
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        var behind = new BehindTopic(database, instance.outboxes(), List.of());
        TopicComparison comparison = aComparison(behind);
        instance.notes().insert(id, new Note("first"), List.of(announce(id, 1)));
        await().untilAsserted(() -> assertThat(raw(id)).doesNotContainKey("lease"));
        Document backup = raw(id);
        instance.change(id, "second");
        await().until(() -> versionsSent(id).contains(2L));

        restore("notes", backup);
        database.getCollection("compared").drop();
        comparison.look();

        assertThat(behind.some(10_000)).contains(new Behind(id, "notes", 2, WITHDRAWN));
    }

    /** What is not there cannot be missed by those who read it later. */
    @Test
    void aTopicThatHoldsLessThanItDidIsToldOfUntilItIsSettled() {
        var behind = new BehindTopic(
                database, anInstance(kafka.bootstrapServers(), true).outboxes(), List.of());
        TopicComparison comparison = aComparison(behind);
        assertThat(new BehindHealth(comparison).health().getStatus()).isEqualTo(Status.UP);

        topicId = "another";
        comparison.look();
        endpoint(behind, comparison).raise();
        comparison.look();

        assertThat(comparison.lost()).isEqualTo(Map.of(Topics.ARTICLES, "it was made anew"));
        assertThat(new BehindHealth(comparison).health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(meters.get("broadsheet.outbox.topics.lost").gauge().value()).isOne();
        assertThat(endpoint(behind, comparison).settle(Topics.ARTICLES).getStatus())
                .isEqualTo(204);
        assertThat(endpoint(behind, comparison).settle(Topics.ARTICLES).getStatus())
                .isEqualTo(404);
        comparison.look();
        assertThat(comparison.lost()).isEmpty();

        database.getCollection("compared")
                .updateOne(new Document(), new Document("$set", new Document("offsets.2", 1_000_000L)));
        comparison.look();
        endpoint(behind, comparison).raise();
        comparison.look();

        assertThat(comparison.lost()).isEqualTo(Map.of(Topics.ARTICLES, "it lost its end"));
        assertThat(endpoint(behind, comparison).settle(Topics.ARTICLES).getStatus())
                .isEqualTo(204);
        comparison.look();
        assertThat(new BehindHealth(comparison).health().getStatus()).isEqualTo(Status.UP);
    }

    private ConsumerRecord<String, byte[]> lastSent(UUID of) {
        return sent(kafka).stream()
                .filter(record -> record.key().equals(of.toString()))
                .toList()
                .getLast();
    }

    private TopicComparison aComparison(BehindTopic behind) {
        Map<String, Object> servers = Map.of("bootstrap.servers", kafka.bootstrapServers());
        var reads = new GrouplessConsumer(
                new DefaultKafkaConsumerFactory<>(servers, new StringDeserializer(), new ByteArrayDeserializer()),
                "test");
        opened.add(reads::destroy);
        var comparison = new TopicComparison(
                database, List.of(OwnedTopic.compacted(Topics.ARTICLES)), topic -> topicId, reads, behind, meters);
        // The topic is that of all these tests: what others have announced is missing here.
        comparison.look();
        endpoint(behind, comparison).raise();
        comparison.look();
        return comparison;
    }

    private static BehindEndpoint endpoint(BehindTopic behind, TopicComparison comparison) {
        return new BehindEndpoint(behind, comparison, Instant::now);
    }

    private Document compared() {
        return new ArrayList<>(database.getCollection("compared").find().into(new ArrayList<>())).getFirst();
    }

    private void restore(String collection, Document document) {
        database.getCollection(collection).replaceOne(new Document("_id", document.get("_id")), document);
    }
}
