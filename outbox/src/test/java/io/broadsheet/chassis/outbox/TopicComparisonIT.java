package io.broadsheet.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.aggregate.Revision;
import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.messaging.GrouplessConsumer;
import io.broadsheet.chassis.messaging.OwnedTopic;
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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** A database that was restored from a backup: its aggregates are older than what came to their topic. */
class TopicComparisonIT extends OutboxFixture {

    private final UUID id = UUID.randomUUID();

    @Test
    void whatIsOlderThanItsTopicIsFoundAndRaisedAboveIt() {
        Instance instance = anInstance(kafka.bootstrapServers(), true);
        var behind = new BehindTopic(database, instance.outboxes());
        TopicComparison comparison = aComparison(behind);
        comparison.look();
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

        assertThat(behind.some(10)).containsExactlyInAnyOrder(new Behind(id, "notes", 3), new Behind(later, null, 1));
        assertThat(comparison.behind()).isEqualTo(2);
        assertThat(new BehindEndpoint(behind, Instant::now).raise()).isEqualTo(new BehindEndpoint.Raised(1, 1));
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
        var behind = new BehindTopic(database, instance.outboxes());
        TopicComparison comparison = aComparison(behind);
        comparison.look();
        instance.notes().insert(id, new Note("first"), List.of(announce(id, 1)));
        instance.notes()
                .update(
                        id,
                        note -> new Revision<>(
                                new Note("erased"),
                                List.of(Announcement.tombstone(EventType.ARTICLE_ERASED, id, note.version() + 1))));
        await().until(() -> versionsSent(id).contains(2L));
        database.getCollection("notes").deleteOne(new Document("_id", id));

        assertThat(comparison.look()).isTrue();

        assertThat(behind.some(10)).isEmpty();
    }

    @Test
    void whatTellsOfNoAggregateIsPassedOver() throws Exception {
        var behind = new BehindTopic(
                database, anInstance(kafka.bootstrapServers(), true).outboxes());
        TopicComparison comparison = aComparison(behind);
        comparison.look();
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

    private TopicComparison aComparison(BehindTopic behind) {
        Map<String, Object> servers = Map.of("bootstrap.servers", kafka.bootstrapServers());
        var reads = new GrouplessConsumer(
                new DefaultKafkaConsumerFactory<>(servers, new StringDeserializer(), new ByteArrayDeserializer()),
                "test");
        opened.add(reads::destroy);
        return new TopicComparison(
                database,
                List.of(OwnedTopic.compacted(Topics.ARTICLES)),
                topic -> "the only one",
                reads,
                behind,
                new SimpleMeterRegistry());
    }

    private Document compared() {
        return new ArrayList<>(database.getCollection("compared").find().into(new ArrayList<>())).getFirst();
    }

    private void restore(String collection, Document document) {
        database.getCollection(collection).replaceOne(new Document("_id", document.get("_id")), document);
    }
}
