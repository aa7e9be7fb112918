package io.broadsheet.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.testing.BackingServices;
import io.broadsheet.chassis.testing.StallableProxy;
import io.broadsheet.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;

/** Behind the name that a service knows there is another cluster one day, on other addresses. */
class ReplacedClusterIT {

    @Test
    void findsTheNewClusterWithoutARestart(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data) throws Exception {
        EmbeddedKafka first = EmbeddedKafka.start(data.resolve("first"), 0);
        try (var name = new StallableProxy(first.port());
                var context = start(name.port())) {
            var onlooker = context.getBean(Desk.Onlooker.class);
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
                send(context, "before");
                assertThat(onlooker.seen).contains("before");
            });

            first.close();
            try (var second = EmbeddedKafka.start(data.resolve("second"), 0)) {
                name.leadTo(second.port());
                await().atMost(Duration.ofSeconds(120)).ignoreExceptions().untilAsserted(() -> {
                    send(context, "after");
                    assertThat(onlooker.seen).contains("after");
                });
                context.close();
            }
        }
    }

    private static void send(ConfigurableApplicationContext context, String key) {
        @SuppressWarnings("unchecked")
        var template = (KafkaTemplate<String, byte[]>) context.getBean(KafkaTemplate.class);
        assertThat(template.send(new ProducerRecord<>(Desk.TOPIC, key, new byte[0])))
                .succeedsWithin(Duration.ofSeconds(20));
    }

    private static ConfigurableApplicationContext start(int port) {
        return new SpringApplicationBuilder(Desk.class)
                .properties("spring.config.name=broadsheet-chassis,press-service")
                .run(
                        "--spring.kafka.bootstrap-servers=127.0.0.1:" + port,
                        "--broadsheet.consumers.outage=2s",
                        "--spring.mongodb.uri=" + BackingServices.freshDatabase(),
                        "--broadsheet.public-url=http://localhost:8080",
                        "--broadsheet.token-secret=a secret of tests, which opens nothing",
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--management.server.port=0");
    }
}
