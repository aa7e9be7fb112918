package io.broadsheet.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.testing.BackingServices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** A flood is read once, however often it is listed, and takes no more memory than is allowed. */
class DeadLetterIndexIT {

    private static final Map<String, Object> SERVERS = Map.of("bootstrap.servers", BackingServices.kafka());

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GrouplessConsumer reads = new GrouplessConsumer(
            new DefaultKafkaConsumerFactory<>(SERVERS, new StringDeserializer(), new ByteArrayDeserializer()), "test");
    private final DeadLetterIndex index = new DeadLetterIndex(reads, meters);
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(SERVERS, new StringSerializer(), new ByteArraySerializer());
    private final Admin admin = Admin.create(SERVERS);
    private ConsumedTopic topic;

    @BeforeEach
    void create(TestInfo test) throws Exception {
        topic = new ConsumedTopic(test.getTestMethod().orElseThrow().getName(), "flood");
        admin.createTopics(List.of(new NewTopic(topic.deadLetters(), Optional.of(1), Optional.empty())))
                .all()
                .get();
    }

    @AfterEach
    void close() {
        reads.destroy();
        producer.close();
        admin.close();
    }

    @Test
    void readsAFloodOnceAndThenOnlyWhatIsNew() {
        write(0, 10_000);
        DeadLetterIndex.Open open = index.open(topic);
        while (!open.isWhole()) {
            open = index.open(topic);
        }
        assertThat(open.count()).isEqualTo(10_000);
        double read = recordsRead();
        assertThat(read).isEqualTo(10_000);

        for (int i = 0; i < 20; i++) {
            assertThat(index.open(topic).count()).isEqualTo(10_000);
        }
        assertThat(recordsRead()).isEqualTo(read);

        solve(7);
        write(10_000, 1);
        assertThat(index.open(topic).count()).isEqualTo(10_000);
        assertThat(index.find(topic, "0-7")).isEmpty();
        assertThat(recordsRead()).isEqualTo(read + 2);
    }

    @Test
    void knowsOnlyTheNumberOfThoseBeyondAndHasThemOnceThereIsRoom() {
        write(0, DeadLetterIndex.MOST + 500);
        DeadLetterIndex.Open open = index.open(topic);
        while (!open.isWhole()) {
            open = index.open(topic);
        }
        assertThat(open.count()).isEqualTo(DeadLetterIndex.MOST + 500);
        assertThat(open.oldest()).hasSize(DeadLetterIndex.MOST);
        assertThat(gauge()).isEqualTo(DeadLetterIndex.MOST + 500);

        for (int i = 0; i < DeadLetterIndex.MOST; i++) {
            producer.send(new ProducerRecord<>(topic.deadLetters(), "0-" + i, null));
        }
        producer.flush();
        index.open(topic);
        open = index.open(topic);
        assertThat(open.count()).isEqualTo(500);
        assertThat(open.oldest()).hasSize(500);
    }

    @Test
    void forgetsWhatTheTopicNoLongerKeeps() throws Exception {
        write(0, 10);
        assertThat(index.open(topic).count()).isEqualTo(10);
        admin.deleteRecords(Map.of(new TopicPartition(topic.deadLetters(), 0), RecordsToDelete.beforeOffset(4)))
                .all()
                .get();
        assertThat(index.open(topic).oldest()).extracting(DeadLetter::offset).containsExactly(4L, 5L, 6L, 7L, 8L, 9L);

        admin.deleteTopics(List.of(topic.deadLetters())).all().get();
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(index.open(topic).count()).isZero());
    }

    @Test
    void countsNoneOfAFloodThatIsKeptNoLonger() throws Exception {
        write(0, DeadLetterIndex.MOST + 500);
        while (!index.open(topic).isWhole()) {
            // reads on
        }
        admin.deleteRecords(Map.of(
                        new TopicPartition(topic.deadLetters(), 0),
                        RecordsToDelete.beforeOffset(DeadLetterIndex.MOST + 500)))
                .all()
                .get();
        write(DeadLetterIndex.MOST + 500, 1);

        index.open(topic);
        assertThat(index.open(topic).count()).isEqualTo(1);
        assertThat(gauge()).isEqualTo(1);
    }

    @Test
    void sendsAllAgainPageByPageThoughEachFails() {
        write(0, 5);
        var writer = new DeadLetterWriter(
                new DefaultKafkaProducerFactory<>(SERVERS, new StringSerializer(), new ByteArraySerializer()),
                meters,
                Clock.systemUTC());
        var nobodyListens = new ListenedTopics(new KafkaListenerEndpointRegistry());
        var replay = new DeadLetterReplay(nobodyListens, index, reads, writer);

        List<String> tried = new ArrayList<>();
        String after = null;
        do {
            DeadLetterReplay.Replayed page = replay.all(topic, after, 2);
            page.outcomes().forEach(outcome -> tried.add(outcome.key()));
            after = page.next();
        } while (after != null);

        assertThat(tried).containsExactlyInAnyOrder("0-0", "0-1", "0-2", "0-3", "0-4");
    }

    private void write(int first, int letters) {
        for (int offset = first; offset < first + letters; offset++) {
            var record = new ConsumerRecord<>(
                    topic.topic(),
                    0,
                    offset,
                    0,
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    "key",
                    new byte[1],
                    new RecordHeaders(),
                    Optional.empty());
            var headers =
                    Provenance.of(record, "flood", "a test", Instant.EPOCH.plusMillis(offset), Provenance.VALUE_WHOLE);
            producer.send(new ProducerRecord<>(topic.deadLetters(), null, "0-" + offset, new byte[1000], headers));
        }
        producer.flush();
    }

    private void solve(int offset) {
        producer.send(new ProducerRecord<>(topic.deadLetters(), "0-" + offset, null));
        producer.flush();
    }

    private double gauge() {
        return meters.get("broadsheet.deadletters.open").gauge().value();
    }

    private double recordsRead() {
        return reads.use(consumer -> consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("records-consumed-total")
                        && !metric.getKey().tags().containsKey("topic"))
                .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                .sum());
    }
}
