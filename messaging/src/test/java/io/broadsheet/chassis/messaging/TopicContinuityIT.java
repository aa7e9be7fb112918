package io.broadsheet.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.testing.BackingServices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** A group that cannot go on from where it was says so, however it lost its place. */
class TopicContinuityIT {

    private static final Map<String, Object> SERVERS = Map.of("bootstrap.servers", BackingServices.kafka());

    private final URI database = URI.create(BackingServices.freshDatabase());
    private final MongoClient mongo = MongoClients.create(database.toString());
    private final GrouplessConsumer reads = new GrouplessConsumer(
            new DefaultKafkaConsumerFactory<>(SERVERS, new StringDeserializer(), new ByteArrayDeserializer()), "test");
    private final KafkaCluster cluster = new KafkaCluster(new KafkaAdmin(SERVERS));
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(SERVERS, new StringSerializer(), new ByteArraySerializer());
    private final Admin admin = Admin.create(SERVERS);
    private SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TopicContinuity started;
    /** Some days ago, for a broker takes no record of the future. */
    private Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofDays(3));

    private ConsumedTopic topic;
    private TopicPartition partition;

    @BeforeEach
    void readBefore(TestInfo test) throws Exception {
        String name = test.getTestMethod().orElseThrow().getName();
        topic = new ConsumedTopic(name, name + ".group");
        partition = new TopicPartition(name, 0);
        create();
        assertThat(breaks()).as("a group that is new").isEmpty();
        commit(3);
        assertThat(breaks()).as("a group that goes on").isEmpty();
    }

    @AfterEach
    void close() {
        reads.destroy();
        cluster.destroy();
        producer.close();
        admin.close();
        mongo.close();
    }

    @Test
    void theIdOfATopicThatIsNotThereYetCanBeAskedForAgain() {
        assertThatExceptionOfType(RetriableException.class).isThrownBy(() -> new TopicIds(cluster).of("on-its-way"));
    }

    @Test
    void aTopicMadeAnew() throws Exception {
        admin.deleteTopics(List.of(topic.topic())).all().get();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(this::create);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(breaks().values()).containsExactly("the topic was made anew"));
        commit(1);
        breaks();
        assertThat(breaks().values()).as("after a new start, too").containsExactly("the topic was made anew");

        assertThat(continuity().settle(topic)).isTrue();
        assertThat(breaks()).as("after an operator settled it").isEmpty();
        assertThat(continuity().settle(topic)).isFalse();
    }

    @Test
    void offsetsThatAreNoLongerKept() throws Exception {
        admin.deleteConsumerGroups(List.of(topic.group())).all().get();

        assertThat(breaks().values()).containsExactly("the group's offsets have expired");
    }

    @Test
    void recordsThatAreNoLongerKept() throws Exception {
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(4)))
                .all()
                .get();

        assertThat(breaks().values()).containsExactly("records that the group had not read are kept no longer");
    }

    @Test
    void aTopicThatLostItsEnd() throws Exception {
        commit(7);

        assertThat(breaks().values()).containsExactly("the topic lost its end");
        assertThat(meters.get("broadsheet.topics.breaks").gauge().value()).isOne();
        assertThat(continuity().settle(topic)).isTrue();
        assertThat(breaks()).isEmpty();
    }

    /** Of offsets Kafka has the newest, whatever database is beside it. */
    @Test
    void aDatabaseThatABackupBroughtBack() throws Exception {
        MongoCollection<Document> consumed = database().getCollection("consumed");
        Document backup = consumed.find().first();
        now = now.plus(Duration.ofHours(1));
        producer.send(new ProducerRecord<>(topic.topic(), 0, now.toEpochMilli(), "key", new byte[1]))
                .get();
        commit(6);
        now = now.plus(Duration.ofHours(1));
        consumed.replaceOne(new Document("_id", backup.get("_id")), backup);

        assertThat(breaks().values())
                .containsExactly(
                        "the group has read what came after this database, which a backup may have brought back");
        assertThat(breaks()).as("after a new start, too").isNotEmpty();
        assertThat(continuity().settle(topic)).isTrue();
        assertThat(breaks()).isEmpty();
    }

    /** All that it read after the last look is of the minute before it stopped. */
    @Test
    void aServiceThatWasOffForLong() throws Exception {
        commit(5);
        now = now.plus(Duration.ofDays(1));
        producer.send(new ProducerRecord<>(topic.topic(), 0, now.toEpochMilli(), "key", new byte[1]))
                .get();

        assertThat(breaks()).isEmpty();
        commit(6);
        assertThat(breaks()).isEmpty();
    }

    @Test
    void aDatabaseThatIsANewOne() throws Exception {
        database().drop();

        assertThat(breaks().values()).containsExactly("the database knows nothing of what the group has read");
        assertThat(continuity().settle(topic)).isTrue();
        assertThat(breaks()).isEmpty();
    }

    /** Nothing comes that the group could commit. */
    @Test
    void whatIsSettledStaysSettledInAQuietTopic() throws Exception {
        admin.deleteConsumerGroups(List.of(topic.group())).all().get();
        assertThat(breaks()).isNotEmpty();
        assertThat(continuity().settle(topic)).isTrue();
        assertThat(breaks()).isEmpty();

        commit(3);
        assertThat(breaks()).isEmpty();
        admin.deleteConsumerGroups(List.of(topic.group())).all().get();
        assertThat(breaks()).as("once more").isNotEmpty();

        commit(3);
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(4)))
                .all()
                .get();
        continuity().settle(topic);
        assertThat(breaks().values()).containsExactly("records that the group had not read are kept no longer");
        assertThat(continuity().settle(topic)).isTrue();
        assertThat(breaks()).isEmpty();
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(5)))
                .all()
                .get();
        assertThat(breaks()).as("others").isNotEmpty();
    }

    /** One partition goes on, and the other stays where it is. */
    @Test
    void whatIsSettledStaysSettledForEachPartition() throws Exception {
        topic = new ConsumedTopic("two-partitions", "two-partitions.group");
        var one = new TopicPartition("two-partitions", 0);
        var other = new TopicPartition("two-partitions", 1);
        admin.createTopics(List.of(new NewTopic(topic.topic(), Optional.of(2), Optional.empty())))
                .all()
                .get();
        for (int i = 0; i < 10; i++) {
            producer.send(new ProducerRecord<>(topic.topic(), i % 2, "key", new byte[1]))
                    .get();
        }
        assertThat(breaks()).as("a group that is new").isEmpty();
        commit(one, 3);
        commit(other, 3);
        assertThat(breaks()).isEmpty();
        var gone = RecordsToDelete.beforeOffset(4);
        admin.deleteRecords(Map.of(one, gone, other, gone)).all().get();
        assertThat(breaks()).isNotEmpty();
        assertThat(continuity().settle(topic)).isTrue();

        commit(one, 5);
        assertThat(breaks()).isEmpty();
        admin.deleteRecords(Map.of(other, RecordsToDelete.beforeOffset(5)))
                .all()
                .get();
        assertThat(breaks()).as("others").isNotEmpty();
    }

    /** As a service sees it that has just started. */
    private Map<String, String> breaks() throws Exception {
        var continuity = continuity();
        continuity.check(topic);
        return continuity.breaks();
    }

    private MongoDatabase database() {
        return mongo.getDatabase(database.getPath().substring(1));
    }

    private TopicContinuity continuity() {
        meters = new SimpleMeterRegistry();
        started = new TopicContinuity(database(), new TopicIds(cluster), cluster, reads, () -> now, meters);
        return started;
    }

    private void create() throws Exception {
        admin.createTopics(List.of(new NewTopic(topic.topic(), Optional.of(1), Optional.empty())))
                .all()
                .get();
        for (int i = 0; i < 5; i++) {
            producer.send(new ProducerRecord<>(topic.topic(), 0, now.toEpochMilli(), "key", new byte[1]))
                    .get();
        }
    }

    private void commit(long offset) throws Exception {
        commit(partition, offset);
    }

    private void commit(TopicPartition of, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(topic.group(), Map.of(of, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }
}
