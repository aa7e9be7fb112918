package io.broadsheet.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.MessageListenerContainer;

@ExtendWith(OutputCaptureExtension.class)
class ListenerErrorHandlerTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final ListenerErrorHandler handler = new ListenerErrorHandler(
            new ConsumerSettings(AT_ONCE, AT_ONCE, 5, AT_ONCE, Duration.ofSeconds(15)),
            new DeadLetterWriter(
                    new DefaultKafkaProducerFactory<>(Map.of()), new SimpleMeterRegistry(), Clock.systemUTC()),
            new WaitingPartitions(new SimpleMeterRegistry()));

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

    private void poll(String group, Exception failure) {
        handler.handleOtherException(
                failure,
                new MockConsumer<>("earliest"),
                (MessageListenerContainer) Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {MessageListenerContainer.class},
                        (self, method, arguments) -> method.getName().equals("getGroupId") ? group : false),
                false);
    }
}
