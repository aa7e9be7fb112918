package io.broadsheet.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import io.broadsheet.chassis.testing.BackingServices;
import io.broadsheet.chassis.testing.BroadsheetTest;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.EventType;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;

/** What operators see of a group is true whatever its listener does, and whatever this service may do on the cluster. */
@BroadsheetTest(
        classes = Desk.class,
        properties = {
            "spring.config.name=broadsheet-chassis,press-service",
            "desk.group=" + GroupLagIT.GROUP,
            "broadsheet.consumers.first-delay=20ms",
            "broadsheet.consumers.max-delay=100ms"
        })
@Import({GroupLagIT.RefusedTopic.class, GroupLagIT.OwnReader.class})
class GroupLagIT {

    static final String GROUP = "desk-service.lagging";
    private static final String OWN_GROUP = "desk-service.own";
    private static final long AGE = Duration.ofHours(1).toMillis();

    /** A topic that cannot be made: the topics are never checked to their end, as without a right to do so. */
    @TestConfiguration(proxyBeanMethods = false)
    static class RefusedTopic {
        @Bean
        OwnedTopic refusedTopic() {
            return new OwnedTopic("desk-refused.v1", 1, Map.of("retention.ms", "for ever"), false);
        }
    }

    /** Reads by itself, and has committed nothing. */
    @TestConfiguration(proxyBeanMethods = false)
    static class OwnReader {
        @Bean
        TopicReader ownReader(ConsumerFactory<String, byte[]> consumers) {
            return new TopicReader("own", consumers, OWN_GROUP, Map.of()) {
                @Override
                protected void follow(Consumer<String, byte[]> consumer) {}

                @Override
                protected List<String> committed() {
                    return List.of(Desk.TOPIC);
                }
            };
        }
    }

    static KafkaProducer<String, byte[]> producer;

    @Autowired
    Desk.Archive archive;

    @Autowired
    GroupLag lag;

    @Autowired
    MessagingLifecycle lifecycle;

    @Autowired
    ListenedTopics listened;

    @Autowired
    DeadLetterIndex letters;

    @Autowired
    KafkaListenerEndpointRegistry registry;

    @Autowired
    MeterRegistry meters;

    @BeforeAll
    static void connect() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BackingServices.kafka()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void disconnect() {
        producer.close();
        Awaitility.reset();
    }

    @BeforeEach
    void caughtUp() {
        archive.effect = event -> {};
        await().untilAsserted(() -> assertThat(lag()).isZero());
    }

    @Test
    void growsWhileTheListenerIsStopped() throws Exception {
        lifecycle.stop();
        var listener = Objects.requireNonNull(registry.getListenerContainer(Desk.GROUP));
        listener.stop();
        await().until(() -> !listener.isChildRunning());
        send(headers(UUID.randomUUID()));

        assertThat(lag()).isBetween(AGE / 1000.0, AGE / 1000.0 + 60);
        lifecycle.start();
        await().untilAsserted(() -> assertThat(lag()).isZero());
    }

    @Test
    void isShownOfAReaderThatIsNoListener() throws Exception {
        send(headers(UUID.randomUUID()));

        lag.look();

        assertThat(meters.get("broadsheet.consumer.lag")
                        .tag("group", OWN_GROUP)
                        .gauge()
                        .value())
                .as("the first records of the topic may be younger ones of other tests")
                .isPositive();
    }

    @Test
    void isTheAgeOfARecordThatIsStuck() throws Exception {
        archive.effect = event -> {
            throw new MongoTimeoutException("no server");
        };
        send(headers(UUID.randomUUID()));

        await().untilAsserted(() -> assertThat(meters.get("broadsheet.consumer.waiting")
                        .tag("group", GROUP)
                        .gauge()
                        .value())
                .isEqualTo(1));
        assertThat(lag()).isBetween(AGE / 1000.0, AGE / 1000.0 + 60);
    }

    @Test
    void isNoneAfterTheLastRecordBecameADeadLetterWhichIsCounted() throws Exception {
        send(new RecordHeaders());

        var topic = new ConsumedTopic(Desk.TOPIC, GROUP);
        await().untilAsserted(() -> assertThat(letters.open(topic).count()).isPositive());
        await().untilAsserted(() -> assertThat(lag()).isZero());
        assertThat(meters.get("broadsheet.deadletters.open")
                        .tag("group", GROUP)
                        .gauge()
                        .value())
                .isPositive();
    }

    @Test
    void lettersAreCountedThoughTheTopicsCannotBeChecked() {
        for (ConsumedTopic topic : List.copyOf(listened.all())) {
            await().untilAsserted(() -> assertThat(meters.get("broadsheet.deadletters.open")
                            .tag("group", topic.group())
                            .gauge()
                            .value())
                    .isNotNaN());
        }
    }

    private double lag() throws Exception {
        lag.look();
        return meters.get("broadsheet.consumer.lag").tag("group", GROUP).gauge().value();
    }

    private static Headers headers(UUID id) {
        return CloudEvents.headers(EventType.ARTICLE_WITHDRAWN, id, 1, 0, Instant.EPOCH, "/desk");
    }

    private static void send(Headers headers) throws Exception {
        String id = headers.lastHeader(CloudEvents.SUBJECT) == null
                ? UUID.randomUUID().toString()
                : new String(headers.lastHeader(CloudEvents.SUBJECT).value(), java.nio.charset.StandardCharsets.UTF_8);
        var withdrawn = new ArticleWithdrawn(UUID.fromString(id), 1, List.of("a"), null, Instant.EPOCH);
        producer.send(new ProducerRecord<>(
                        Desk.TOPIC, null, System.currentTimeMillis() - AGE, id, EventJson.write(withdrawn), headers))
                .get();
    }
}
