package io.broadsheet.chassis.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.RecordInterceptor;

/**
 * Shows operators how each group of this process fares: {@code broadsheet.consumer.lag}, the age in seconds of the
 * record at hand or just handled (0 when idle), and {@code broadsheet.consumer.waiting}, the partitions held up because
 * a dependency is down.
 */
final class GroupWatch implements RecordInterceptor<Object, Object>, ConsumerAwareRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(GroupWatch.class);

    /** A handled record tells about the lag for as long as a scrape may take to come. */
    private static final long SHOWN_MILLIS = 30_000;

    private final MeterRegistry meters;
    private final Clock clock;
    private final Set<Shown> shown = ConcurrentHashMap.newKeySet();
    private final Map<Place, Handling> latest = new ConcurrentHashMap<>();
    private final Map<String, Set<TopicPartition>> waiting = new ConcurrentHashMap<>();

    GroupWatch(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    private record Place(String group, String topic, int partition) {}

    private record Shown(String group, String topic) {}

    /** @param doneAt 0 while it is at hand */
    private record Handling(long timestamp, long doneAt) {}

    /** Logs only the first of a group: while one waits, all do. */
    void waiting(String group, TopicPartition partition, Throwable why) {
        Set<TopicPartition> held = held(group);
        boolean first = held.isEmpty();
        if (held.add(partition) && first) {
            LOG.warn("{} waits for a dependency: {}", group, Failures.describe(why));
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
        note(record, consumer, 0);
        return record;
    }

    @Override
    public void success(ConsumerRecord<Object, Object> record, Consumer<Object, Object> consumer) {
        note(record, consumer, clock.millis());
        settled(group(consumer), new TopicPartition(record.topic(), record.partition()));
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
        for (TopicPartition partition : partitions) {
            settled(group, partition);
            latest.remove(new Place(group, partition.topic(), partition.partition()));
        }
    }

    private void note(ConsumerRecord<?, ?> record, Consumer<?, ?> consumer, long doneAt) {
        String group = group(consumer);
        var place = new Place(group, record.topic(), record.partition());
        latest.put(place, new Handling(record.timestamp(), doneAt));
        if (shown.add(new Shown(group, record.topic()))) {
            Gauge.builder("broadsheet.consumer.lag", this, watch -> watch.lagSeconds(group, record.topic()))
                    .baseUnit("seconds")
                    .tag("group", group)
                    .tag("topic", record.topic())
                    .register(meters);
        }
    }

    private double lagSeconds(String group, String topic) {
        long now = clock.millis();
        return latest.entrySet().stream()
                        .filter(entry -> entry.getKey().group().equals(group)
                                && entry.getKey().topic().equals(topic))
                        .mapToLong(entry -> lagMillis(entry.getValue(), now))
                        .max()
                        .orElse(0)
                / 1000.0;
    }

    private static long lagMillis(Handling handling, long now) {
        if (handling.doneAt() == 0) {
            return Math.max(0, now - handling.timestamp());
        }
        return now - handling.doneAt() > SHOWN_MILLIS ? 0 : Math.max(0, handling.doneAt() - handling.timestamp());
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
