package io.broadsheet.chassis.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.RecordInterceptor;

/**
 * Which partitions wait, for each group of this process, because a dependency is down:
 * {@code broadsheet.consumer.waiting}. Begin and end are logged, once for a group.
 */
final class WaitingPartitions
        implements RecordInterceptor<Object, Object>, BatchInterceptor<Object, Object>, ConsumerAwareRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingPartitions.class);

    private final MeterRegistry meters;
    private final Map<String, Set<TopicPartition>> waiting = new ConcurrentHashMap<>();

    WaitingPartitions(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Logs only the first of a group: while one waits, all do. */
    void waiting(String group, TopicPartition partition, Throwable why) {
        Set<TopicPartition> held = held(group);
        boolean first = held.isEmpty();
        if (held.add(partition) && first) {
            LOG.warn("{} waits for a dependency: {}", group, FailureSummary.describe(why));
        }
    }

    void settled(String group, TopicPartition partition) {
        Set<TopicPartition> held = waiting.get(group);
        if (held != null && held.remove(partition) && held.isEmpty()) {
            LOG.info("{} goes on", group);
        }
    }

    @Override
    public ConsumerRecord<Object, Object> intercept(
            ConsumerRecord<Object, Object> record, Consumer<Object, Object> consumer) {
        return record;
    }

    @Override
    public void success(ConsumerRecord<Object, Object> record, Consumer<Object, Object> consumer) {
        if (!waiting.isEmpty()) {
            settled(group(consumer), new TopicPartition(record.topic(), record.partition()));
        }
    }

    @Override
    public ConsumerRecords<Object, Object> intercept(
            ConsumerRecords<Object, Object> polled, Consumer<Object, Object> consumer) {
        return polled;
    }

    @Override
    public void success(ConsumerRecords<Object, Object> polled, Consumer<Object, Object> consumer) {
        if (!waiting.isEmpty()) {
            String group = group(consumer);
            polled.partitions().forEach(partition -> settled(group, partition));
        }
    }

    @Override
    public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        forget(consumer, partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        forget(consumer, partitions);
    }

    private void forget(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        String group = group(consumer);
        partitions.forEach(partition -> settled(group, partition));
    }

    private Set<TopicPartition> held(String group) {
        return waiting.computeIfAbsent(group, name -> {
            Set<TopicPartition> held = ConcurrentHashMap.newKeySet();
            Gauge.builder("broadsheet.consumer.waiting", held, Set::size)
                    .strongReference(true)
                    .tag("group", name)
                    .register(meters);
            return held;
        });
    }

    private static String group(Consumer<?, ?> consumer) {
        return consumer.groupMetadata().groupId();
    }
}
