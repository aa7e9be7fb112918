package io.broadsheet.article.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.contract.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** Views that could not be stored are not passed over: their offset is committed after they are. */
class ViewGroupTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.ARTICLE_VIEWS, 0);

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final AtomicBoolean isThere = new AtomicBoolean();

    @Test
    void commitsAfterStoring() {
        var settings = new ViewSettings(Duration.ofMillis(50), 10, 300, Duration.ofMinutes(10));
        var group = new ViewGroup(new Consumers(), topic -> "id", new Counter(), settings);
        group.start();
        try {
            await().until(() -> done.contains("not stored"));
            assertThat(done).doesNotContain("committed");

            isThere.set(true);
            await().until(() -> done.contains("committed"));
            assertThat(done).containsSubsequence("counted", "not stored", "counted", "stored", "committed");
        } finally {
            group.stop();
        }
    }

    /** Of a database that is away at first. */
    private final class Counter extends ViewCounter {

        Counter() {
            super(null, null);
        }

        @Override
        void count(Iterable<ConsumerRecord<String, byte[]>> records, String topic) {
            records.forEach(record -> done.add("counted"));
        }

        @Override
        void flush() {
            done.add(isThere.get() ? "stored" : "not stored");
            if (!isThere.get()) {
                throw new IllegalStateException("away");
            }
        }
    }

    /** One record, until it is committed. */
    private final class Consumers extends DefaultKafkaConsumerFactory<String, byte[]> {

        Consumers() {
            super(Map.of());
        }

        @Override
        public Consumer<String, byte[]> createConsumer(
                @Nullable String group,
                @Nullable String prefix,
                @Nullable String suffix,
                @Nullable Properties properties) {
            var consumer = new MockConsumer<String, byte[]>("earliest") {
                @Override
                public synchronized void commitSync(Duration timeout) {
                    done.add("committed");
                }
            };
            consumer.schedulePollTask(() -> {
                consumer.rebalance(List.of(PARTITION));
                consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
                consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, 0, "a", new byte[0]));
            });
            return consumer;
        }
    }
}
