package io.broadsheet.chassis.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.messaging.EventJson;
import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.PublishedEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** What other services do on the broker of {@link BackingServices}: own topics, tell events, and hear them. */
public final class TestEvents {
    private static final int PARTITIONS = 12;
    private static final EventReader READER = new EventReader(new SimpleMeterRegistry());

    private TestEvents() {}

    /** Creates a topic in place of the service that owns it, unless it is there. */
    public static void ensure(String topic) {
        try (var admin = Admin.create(broker())) {
            if (!admin.listTopics().names().get().contains(topic)) {
                admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                        .all()
                        .get();
            }
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Kept by the broker on return. */
    public static void tell(EventType type, PublishedEvent event) {
        send(type, event.key(), EventJson.write(event), headers(type, event.subject(), event.version()));
    }

    /** In that trace of its teller. */
    public static void tell(EventType type, PublishedEvent event, String traceparent) {
        var headers = headers(type, event.subject(), event.version());
        headers.add("traceparent", traceparent.getBytes(UTF_8));
        send(type, event.key(), EventJson.write(event), headers);
    }

    /** A tombstone. */
    public static void tellErased(EventType type, UUID subject, long version) {
        send(type, subject, null, headers(type, subject, version));
    }

    private static Headers headers(EventType type, UUID subject, long version) {
        return CloudEvents.headers(type, subject, version, 0, Instant.now(), "/test");
    }

    private static void send(EventType type, UUID key, byte @Nullable [] value, Headers headers) {
        try (var producer = new KafkaProducer<>(broker(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(type.topic(), null, key.toString(), value, headers))
                    .get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** All events under that key until now, in order. */
    public static List<ReceivedEvent> told(String topic, UUID key) {
        return records(topic, key).stream()
                .map(record -> READER.read(record).orElseThrow())
                .toList();
    }

    /** All records under that key until now, in order. */
    public static List<ConsumerRecord<String, byte[]>> records(String topic, UUID key) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(broker(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(topic, partition(key));
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (key.toString().equals(record.key())) {
                        records.add(record);
                    }
                }
            }
        }
        return records;
    }

    /** Which partition of a topic of ours holds the records of a key. */
    public static int partition(UUID key) {
        return BuiltInPartitioner.partitionForKey(key.toString().getBytes(UTF_8), PARTITIONS);
    }

    private static Map<String, Object> broker() {
        return Map.of("bootstrap.servers", BackingServices.kafka());
    }
}
