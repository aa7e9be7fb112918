package io.broadsheet.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.messaging.TopicReader;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** Health tells of a reader that Kafka refuses, and not of one that only waits for it. */
class TopicReaderTest {

    @Test
    void aMissingRightIsTold() throws InterruptedException {
        var reader = new FailingReader(new TopicAuthorizationException("article-views.v1"));
        reader.start();
        try {
            assertThat(reader.tried.await(10, TimeUnit.SECONDS)).isTrue();
            await().untilAsserted(() ->
                    assertThat(((Background) reader).trouble()).isEqualTo(TopicAuthorizationException.class.getName()));
        } finally {
            reader.stop();
        }
    }

    @Test
    void aBrokerThatIsAwayIsNotTold() throws InterruptedException {
        var reader = new FailingReader(DisconnectException.INSTANCE);
        reader.start();
        try {
            assertThat(reader.tried.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(((Background) reader).failures()).isZero();
        } finally {
            reader.stop();
        }
    }

    private static final class FailingReader extends TopicReader {

        /** The second try comes after the first was judged. */
        final CountDownLatch tried = new CountDownLatch(2);

        private final KafkaException failure;

        FailingReader(KafkaException failure) {
            super("test", consumers(), "group", Map.of());
            this.failure = failure;
        }

        private static DefaultKafkaConsumerFactory<String, byte[]> consumers() {
            return new DefaultKafkaConsumerFactory<>(Map.of()) {
                @Override
                public Consumer<String, byte[]> createConsumer(
                        @Nullable String group,
                        @Nullable String prefix,
                        @Nullable String suffix,
                        @Nullable Properties properties) {
                    return new MockConsumer<>("earliest");
                }
            };
        }

        @Override
        protected void follow(Consumer<String, byte[]> consumer) {
            tried.countDown();
            throw failure;
        }
    }
}
