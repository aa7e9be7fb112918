package io.broadsheet.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.testing.BackingServices;
import io.broadsheet.chassis.testing.BroadsheetTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** A topic whose owner has not been there yet: said once, and listened to as soon as it is there. */
@BroadsheetTest(
        classes = Desk.class,
        properties = {"spring.config.name=broadsheet-chassis,press-service", "desk.group=desk-service.early"})
@Import(MissingTopicIT.Early.class)
@ExtendWith(OutputCaptureExtension.class)
class MissingTopicIT {

    private static final String TOPIC = "nobodys.v1";
    private static final Pattern LINE = Pattern.compile("(?m)^\\S+ +(WARN|ERROR) .*$");

    @TestConfiguration(proxyBeanMethods = false)
    static class Early {
        final List<String> heard = new CopyOnWriteArrayList<>();

        @KafkaListener(id = "desk-service.nobody", topics = TOPIC)
        void on(ConsumerRecord<String, byte[]> record) {
            heard.add(record.key());
        }
    }

    @Autowired
    Early early;

    @Autowired
    TopicSetup topics;

    @Autowired
    KafkaListenerEndpointRegistry registry;

    @Test
    void saysSoOnceAndHearsItWhenItComes(CapturedOutput output) throws Exception {
        await().untilAsserted(() ->
                assertThat(topics.mismatches()).contains(TOPIC + ": is missing; the service that owns it creates it"));
        assertThat(registry.getListenerContainer("desk-service.nobody").isRunning())
                .as("a client that asks for the topic again and again")
                .isFalse();
        // Long enough for what says so every second.
        await().during(Duration.ofSeconds(6))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(repeated(output)).isEmpty());

        Map<String, Object> servers = Map.of("bootstrap.servers", BackingServices.kafka());
        try (var admin = Admin.create(servers);
                var producer = new KafkaProducer<>(servers, new StringSerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>(TOPIC, "first", new byte[0])).get();
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(early.heard).containsExactly("first"));
        await().untilAsserted(() -> assertThat(topics.mismatches()).noneMatch(line -> line.startsWith(TOPIC)));
    }

    /** Warnings that came more than twice, with numbers taken out. */
    private static Map<String, Long> repeated(CapturedOutput output) {
        Map<String, Long> lines = LINE.matcher(output.getAll())
                .results()
                .map(line -> line.group().replaceAll("\\d+", "0"))
                // Of what other tests have left in the topic of them all.
                .filter(line -> !line.contains("Dead letter of"))
                // Of the broker, which runs in this process and may still be making its own topics.
                .filter(line -> !line.contains(" k.s."))
                .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
        lines.values().removeIf(times -> times <= 2);
        return lines;
    }
}
