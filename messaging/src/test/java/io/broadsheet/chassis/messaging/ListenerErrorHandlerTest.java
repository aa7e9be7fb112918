package io.broadsheet.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoTimeoutException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.MessageListenerContainer;

@ExtendWith(OutputCaptureExtension.class)
class ListenerErrorHandlerTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private final ListenerErrorHandler handler = new ListenerErrorHandler(
            new ConsumerSettings(AT_ONCE, AT_ONCE, 5, AT_ONCE, Duration.ofSeconds(15)),
            new DeadLetterWriter(
                    new DefaultKafkaProducerFactory<>(Map.of()), new SimpleMeterRegistry(), Clock.systemUTC()),
            new WaitingPartitions(meters));

    /** As of a cluster that knows no groups of the new protocol: its answer is the same many times a second. */
    @Test
    void saysOnceWhyNothingCanBePolled(CapturedOutput output) {
        for (int i = 0; i < 5; i++) {
            poll("one", new KafkaException(new UnsupportedVersionException("no such protocol")));
        }
        poll("another", new KafkaException(new UnsupportedVersionException("no such protocol")));
        poll("one", new KafkaException(new IllegalStateException("odd")));

        assertThat(output.getAll().lines().filter(line -> line.contains("polling failed")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("one: ", "UnsupportedVersionException"),
                        line -> assertThat(line).contains("another: ", "UnsupportedVersionException"),
                        line -> assertThat(line).contains("one: ", "IllegalStateException"));
    }

    @Test
    void tellsOfAPartitionThatWaitsThoughWhatCameBeforeIsDone() {
        var place = new TopicPartition("articles.v1", 0);
        var done = new ConsumerRecord<Object, Object>(place.topic(), place.partition(), 7, "key", "value");
        var waits = new ConsumerRecord<Object, Object>(place.topic(), place.partition(), 8, "key", "value");
        var polled = new ConsumerRecords<>(Map.of(place, List.of(done, waits)), Map.of());
        var away = new BatchListenerFailedException("away", new MongoTimeoutException("no server"), waits);
        try (var consumer = new MockConsumer<Object, Object>("earliest")) {
            consumer.assign(List.of(place));

            assertThatExceptionOfType(org.springframework.kafka.KafkaException.class)
                    .isThrownBy(() -> handler.handleBatch(away, polled, consumer, container("one"), () -> {}));

            assertThat(meters.get("broadsheet.consumer.waiting").gauge().value())
                    .isEqualTo(1);
            assertThat(consumer.committed(Set.of(place)).get(place).offset()).isEqualTo(8);
        }
    }

    private void poll(String group, Exception failure) {
        handler.handleOtherException(failure, new MockConsumer<>("earliest"), container(group), false);
    }

    private MessageListenerContainer container(String group) {
        return (MessageListenerContainer) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {MessageListenerContainer.class},
                (self, method, arguments) -> method.getName().equals("getGroupId") ? group : false);
    }
}
