package io.broadsheet.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class AssignedPartitionsTest {

    private static final TopicPartition PARTITION = new TopicPartition("articles.v1", 0);

    private boolean answers = true;
    private long now = -17;

    /** The brokers that it knows by their addresses are gone for good, and the name leads to others. */
    @Test
    void asksForANewConsumerWhenNobodyHasAnsweredForLong() {
        try (var consumer = consumer()) {
            var assigned = new AssignedPartitions(consumer, List.of(PARTITION), () -> now);
            for (int outages = 0; outages < 3; outages++) {
                answers = false;
                now += Duration.ofSeconds(50).toNanos();
                assertThat(assigned.ends()).as("a restart of brokers").isEmpty();
                answers = true;
                assertThat(assigned.ends()).isEqualTo(Map.of(PARTITION, 5L));
            }

            answers = false;
            now += Duration.ofSeconds(61).toNanos();
            assertThatExceptionOfType(RetriableException.class).isThrownBy(assigned::ends);
        }
    }

    private MockConsumer<String, byte[]> consumer() {
        var consumer = new MockConsumer<String, byte[]>("none") {
            @Override
            public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions, Duration timeout) {
                if (!answers) {
                    throw new TimeoutException("away");
                }
                return super.endOffsets(partitions, timeout);
            }
        };
        consumer.updateEndOffsets(Map.of(PARTITION, 5L));
        return consumer;
    }
}
