package io.broadsheet.chassis.messaging;

import io.broadsheet.chassis.Background;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how far each group is behind: {@code broadsheet.consumer.lag}, the age in seconds of the oldest record that the
 * group has not committed. It is taken from Kafka's own offsets every 15 seconds, not from what a listener of this
 * process did last, so that it is true for one that is stopped, stuck, without partitions, or elsewhere. Unknown
 * ({@code NaN}) when Kafka could not be asked for a minute.
 */
final class GroupLag extends Background {

    private static final Logger LOG = LoggerFactory.getLogger(GroupLag.class);
    private static final Duration PERIOD = Duration.ofSeconds(15);
    private static final Duration STALE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supplier<List<ConsumedTopic>> consumed;
    private final KafkaCluster cluster;
    private final GrouplessConsumer reads;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<ConsumedTopic, Lag> lags = new ConcurrentHashMap<>();

    private record Lag(double seconds, long seenAt) {}

    GroupLag(
            Supplier<List<ConsumedTopic>> consumed,
            KafkaCluster cluster,
            GrouplessConsumer reads,
            MeterRegistry meters,
            Clock clock) {
        super("group-lag");
        this.consumed = consumed;
        this.cluster = cluster;
        this.reads = reads;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    protected void work() throws InterruptedException {
        while (isWantedAfter(PERIOD)) {
            try {
                look();
            } catch (KafkaException | ExecutionException away) {
                notKnown(away);
            }
        }
    }

    private static void notKnown(Exception away) {
        LOG.debug("The lag is not known: {}", away.toString());
    }

    void look() throws ExecutionException, InterruptedException {
        List<ConsumedTopic> all = consumed.get();
        // Before it is known: while Kafka has been away from the start on, that must be seen too.
        all.forEach(topic -> lags.computeIfAbsent(topic, this::registered));
        if (all.isEmpty()) {
            return;
        }
        Map<String, Map<TopicPartition, Long>> ends = ends(all);
        // After the ends: what was handled between the two must not look as if it waited.
        Map<String, Map<TopicPartition, Long>> committed = cluster.committed(
                all.stream().map(ConsumedTopic::group).distinct().toList());
        for (ConsumedTopic topic : all) {
            Map<TopicPartition, Long> end = ends.get(topic.topic());
            Map<TopicPartition, Long> done = committed.get(topic.group());
            if (end != null && done != null) {
                look(topic, end, done);
            }
        }
    }

    private void look(ConsumedTopic topic, Map<TopicPartition, Long> end, Map<TopicPartition, Long> done) {
        try {
            double seconds = reads.use(consumer -> lag(consumer, end, done));
            lags.put(topic, new Lag(seconds, System.nanoTime()));
        } catch (KafkaException away) { // of one topic: the others' lags are known
            notKnown(away);
        }
    }

    /** Without partitions that have no leader: what waits in the others is known all the same. */
    private Map<String, Map<TopicPartition, Long>> ends(List<ConsumedTopic> all) throws InterruptedException {
        Map<String, Map<TopicPartition, Long>> ends = new HashMap<>();
        for (String topic : all.stream().map(ConsumedTopic::topic).distinct().toList()) {
            try {
                List<TopicPartition> partitions = reads.use(consumer -> GrouplessConsumer.assign(consumer, topic));
                Map<TopicPartition, Long> known = cluster.ends(partitions);
                if (partitions.isEmpty() || !known.isEmpty()) {
                    ends.put(topic, known);
                }
            } catch (KafkaException | ExecutionException away) {
                notKnown(away);
            }
        }
        return ends;
    }

    /** @param done absent for a partition of which nothing is committed: listeners begin with the earliest record */
    private double lag(
            Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> done) {
        List<TopicPartition> behind = new ArrayList<>();
        ends.forEach((partition, end) -> {
            if (GrouplessConsumer.offset(done, partition) < end) {
                behind.add(partition);
            }
        });
        if (behind.isEmpty()) {
            return 0;
        }
        // Those of the last look may be paused.
        consumer.unsubscribe();
        consumer.assign(behind);
        consumer.seekToBeginning(behind.stream()
                .filter(partition -> !done.containsKey(partition))
                .toList());
        behind.stream()
                .filter(done::containsKey)
                .forEach(partition -> consumer.seek(partition, GrouplessConsumer.offset(done, partition)));
        long oldest = oldest(consumer, behind, ends);
        return Math.max(0, clock.millis() - oldest) / 1000.0;
    }

    /** @return the oldest timestamp of the first records from where the consumer is; compacted ones are none */
    private static long oldest(
            Consumer<String, byte[]> consumer, List<TopicPartition> behind, Map<TopicPartition, Long> ends) {
        long oldest = Long.MAX_VALUE;
        List<TopicPartition> open = new ArrayList<>(behind);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!open.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("The first records were not read in time");
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                var partition = new TopicPartition(record.topic(), record.partition());
                if (open.remove(partition)) {
                    consumer.pause(List.of(partition));
                    oldest = Math.min(oldest, record.timestamp());
                }
            }
            open.removeIf(partition -> consumer.position(partition, GrouplessConsumer.ANSWER)
                    >= GrouplessConsumer.offset(ends, partition));
        }
        return oldest;
    }

    private Lag registered(ConsumedTopic topic) {
        Gauge.builder("broadsheet.consumer.lag", this, all -> all.seconds(topic))
                .description("Age of the oldest record that the group has not committed")
                .baseUnit("seconds")
                .tag("group", topic.group())
                .tag("topic", topic.topic())
                .register(meters);
        return new Lag(Double.NaN, System.nanoTime());
    }

    private double seconds(ConsumedTopic topic) {
        Lag lag = lags.get(topic);
        return lag == null || System.nanoTime() - lag.seenAt() > STALE.toNanos() ? Double.NaN : lag.seconds();
    }
}
