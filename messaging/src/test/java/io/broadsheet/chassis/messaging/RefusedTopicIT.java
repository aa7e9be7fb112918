package io.broadsheet.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.testing.BroadsheetTest;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** A cluster that will not make a topic as it is wanted, as with settings that it does not know. */
@BroadsheetTest(
        classes = Desk.class,
        properties = {"spring.config.name=broadsheet-chassis,press-service", "desk.group=desk-service.refused"})
@Import(RefusedTopicIT.Wishful.class)
class RefusedTopicIT {

    private static final String TOPIC = "wishful.v1";

    @TestConfiguration(proxyBeanMethods = false)
    static class Wishful {

        @Bean
        OwnedTopic wishfulTopic() {
            return new OwnedTopic(TOPIC, 1, Map.of("retention.ms", "-5"), false);
        }

        @KafkaListener(id = "desk-service.wishful", topics = TOPIC)
        void on(ConsumerRecord<String, byte[]> record) {
            throw new AssertionError(record);
        }
    }

    @Autowired
    TopicSetup topics;

    @Autowired
    KafkaListenerEndpointRegistry registry;

    @Test
    void saysWhyListensToTheOthersAndNotToIt() {
        await().untilAsserted(() -> assertThat(topics.mismatches())
                .anyMatch(line -> line.startsWith(TOPIC + ": cannot be created (InvalidConfigurationException: ")));
        await().untilAsserted(() -> assertThat(
                        registry.getListenerContainer(Desk.COUNTER).isRunning())
                .isTrue());
        assertThat(registry.getListenerContainer("desk-service.wishful").isRunning())
                .as("a client that asks for the topic again and again")
                .isFalse();
    }
}
