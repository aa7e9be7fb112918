package io.broadsheet.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Clients as the services set them. */
final class KafkaClients {

    private KafkaClients() {}

    static void create(String servers, String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(topic, 12, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** Sends {@code 1} to {@code count} and hands on what was acknowledged. */
    static void send(String servers, String topic, int count, Consumer<String> acknowledged)
            throws ExecutionException, InterruptedException {
        var settings = new Properties();
        settings.put("bootstrap.servers", servers);
        settings.put("compression.type", "zstd");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                sent.add(producer.send(new ProducerRecord<>(topic, "key" + i, Integer.toString(i))));
            }
            for (int i = 1; i <= count; i++) {
                sent.get(i - 1).get();
                acknowledged.accept(Integer.toString(i));
            }
        }
    }

    /** What a group that commits has not read yet, up to so many. */
    static List<String> consume(String servers, String topic, int count) {
        var settings = new Properties();
        settings.put("bootstrap.servers", servers);
        settings.put("group.id", "reader");
        settings.put("group.protocol", "consumer");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            consumer.commitSync();
        }
        return values;
    }
}
