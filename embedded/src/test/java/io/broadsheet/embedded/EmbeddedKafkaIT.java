package io.broadsheet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    @TempDir
    Path data;

    @Test
    void keepsRecordsAndOffsetsWhenOpenedAgainOnAnotherPort() throws Exception {
        try (var kafka = EmbeddedKafka.start(data, 0)) {
            create(kafka, "tides");
            send(kafka, "tides", "first");
            assertThat(consume(kafka, "tides", 1)).containsExactly("first");
            send(kafka, "tides", "second");
        }
        try (var kafka = EmbeddedKafka.start(data, 0)) {
            assertThat(consume(kafka, "tides", 1)).containsExactly("second");
        }
    }

    @Test
    void namesPortThatIsTaken() throws Exception {
        try (var other = new ServerSocket()) {
            other.bind(Ports.loopback(0));
            assertThatExceptionOfType(PortInUse.class)
                    .isThrownBy(() -> EmbeddedKafka.start(data, other.getLocalPort()))
                    .withMessage("Port %d is in use", other.getLocalPort());
        }
    }

    static void create(EmbeddedKafka kafka, String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 12, (short) 1)))
                    .all()
                    .get();
        }
    }

    static void send(EmbeddedKafka kafka, String topic, String value) throws Exception {
        var settings = new Properties();
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("compression.type", "zstd");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get();
        }
    }

    static List<String> consume(EmbeddedKafka kafka, String topic, int count) {
        var settings = new Properties();
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("group.id", "reader");
        settings.put("group.protocol", "consumer");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            consumer.commitSync();
        }
        return values;
    }
}
