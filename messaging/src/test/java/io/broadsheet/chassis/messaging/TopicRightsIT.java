package io.broadsheet.chassis.messaging;

import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.testing.BackingServices;
import io.broadsheet.chassis.testing.GuardedKafka;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaTemplate;

/** On a cluster where the service is denied something: health names it, the log says it once, and work goes on later. */
@ExtendWith(OutputCaptureExtension.class)
class TopicRightsIT {

    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final Pattern TROUBLE = Pattern.compile("(?m)^\\S+ +(WARN|ERROR) .*$");

    @TempDir
    static Path data;

    private static GuardedKafka kafka;
    /** One for all, as its groups are: a new one would know nothing of what they have read. */
    private static String database;

    @BeforeAll
    static void start() throws Exception {
        kafka = GuardedKafka.start(data);
        database = BackingServices.freshDatabase();
    }

    @AfterAll
    static void stop() throws Exception {
        kafka.close();
    }

    @Test
    void saysWhatItMayNotDoAndListensToTheOthersUntilItMay(CapturedOutput output) throws Exception {
        kafka.deny(TOPIC, Desk.TOPIC, READ);
        kafka.deny(TOPIC, Desk.COUNTED_TOPIC, WRITE);
        kafka.deny(TOPIC, Desk.LETTERS, WRITE);
        try (var context = aDesk()) {
            var registry = context.getBean(KafkaListenerEndpointRegistry.class);
            await().atMost(A_WHILE)
                    .untilAsserted(() -> assertThat(missing(context))
                            .containsExactly(
                                    "to read the topic " + Desk.TOPIC,
                                    "to write to the topic " + Desk.LETTERS,
                                    "to write to the topic " + Desk.COUNTED_TOPIC));
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(context.getBean(MeterRegistry.class)
                            .get("broadsheet.topics.rights.missing")
                            .gauge()
                            .value())
                    .isEqualTo(3);
            await().atMost(A_WHILE)
                    .until(() -> registry.getListenerContainer(Desk.COUNTER).isRunning());
            // Long enough for what says so every second.
            await().during(Duration.ofSeconds(6))
                    .atMost(A_WHILE)
                    .untilAsserted(() -> assertThat(linesOf(output, Desk.TOPIC)).hasSizeLessThanOrEqualTo(4));
            assertThat(registry.getListenerContainer(Desk.GROUP).isRunning()).isFalse();

            kafka.allowAgain(TOPIC, Desk.TOPIC, READ);
            kafka.allowAgain(TOPIC, Desk.COUNTED_TOPIC, WRITE);
            kafka.allowAgain(TOPIC, Desk.LETTERS, WRITE);
            goesOn(context, "allowed");
            assertThat(output).contains("The right to read the topic " + Desk.TOPIC + " is there again");
        }
    }

    @Test
    void beginsAnewWithAGroupThatItMayUseAgain(CapturedOutput output) throws Exception {
        String group = "desk-service.onlooker";
        try (var context = aDesk()) {
            goesOn(context, "before");

            kafka.deny(GROUP, group, READ);
            await().atMost(A_WHILE)
                    .untilAsserted(() -> assertThat(missing(context)).containsExactly("to read as the group " + group));
            await().during(Duration.ofSeconds(6))
                    .atMost(A_WHILE)
                    .untilAsserted(() -> assertThat(linesOf(output, group)).hasSizeLessThanOrEqualTo(6));

            kafka.allowAgain(GROUP, group, READ);
            goesOn(context, "after");
        }
    }

    private static void goesOn(ConfigurableApplicationContext context, String key) {
        var onlooker = context.getBean(Desk.Onlooker.class);
        await().atMost(A_WHILE).ignoreExceptions().untilAsserted(() -> send(context, key));
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(onlooker.seen).contains(key));
        await().atMost(A_WHILE).untilAsserted(() -> {
            assertThat(missing(context)).isEmpty();
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
        });
    }

    private static void send(ConfigurableApplicationContext context, String key) {
        @SuppressWarnings("unchecked")
        var template = (KafkaTemplate<String, byte[]>) context.getBean(KafkaTemplate.class);
        assertThat(template.send(new ProducerRecord<>(Desk.TOPIC, key, new byte[0])))
                .succeedsWithin(Duration.ofSeconds(20));
    }

    private static Health health(ConfigurableApplicationContext context) {
        return context.getBean("kafkaHealthIndicator", HealthIndicator.class).health();
    }

    @SuppressWarnings("unchecked")
    private static List<String> missing(ConfigurableApplicationContext context) {
        return (List<String>) health(context).getDetails().getOrDefault("missingRights", List.of());
    }

    private static List<String> linesOf(CapturedOutput output, String name) {
        return TROUBLE.matcher(output.getAll())
                .results()
                .map(line -> line.group())
                .filter(line -> line.contains(name) && !line.contains("Dead letter of"))
                .toList();
    }

    private static ConfigurableApplicationContext aDesk() {
        return new SpringApplicationBuilder(Desk.class)
                .properties("spring.config.name=broadsheet-chassis,press-service")
                .run(
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--spring.mongodb.uri=" + database,
                        "--broadsheet.public-url=http://localhost:8080",
                        "--broadsheet.token-secret=a secret of tests, which opens nothing",
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--management.server.port=0");
    }
}
