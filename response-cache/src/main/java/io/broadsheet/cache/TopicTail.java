package io.broadsheet.cache;

import static java.util.stream.Collectors.toMap;

import io.broadsheet.chassis.messaging.AssignedPartitions;
import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.messaging.MalformedEvent;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.chassis.messaging.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Hears what any instance changes, so that this one forgets its copies. Every instance reads all partitions from their
 * end, in no group: nothing is kept of it, and what was missed while away is made good by
 * {@link Freshness#begin starting over}. Declare it as a bean.
 *
 * <p>What comes from a {@link Projected} topic is in the database only when a listener has written it, which may be long
 * after its event: such a topic is read from where its listeners are.
 */
public final class TopicTail extends TopicReader {

    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    /** What many send at the same time comes in few polls. */
    private static final Duration REST = Duration.ofMillis(10);

    /** Of many events at once each would be followed by a question to every partition. */
    private static final Duration ASK_SELDOM = Duration.ofMillis(100);

    private static final Map<String, String> SETTINGS = Map.of(
            // By the new protocol whoever names a group without being its member never rests (kafka-clients 4.2.2): the
            // pause between heartbeats, which it is told by the first one, stays 0.
            ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic",
            // A place that is gone means that something was missed: begin again.
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");

    private final List<String> topics;
    private final @Nullable Projected projected;
    private final EventReader events;
    private final Freshness freshness;
    private final Listener listener;

    /**
     * A topic from which listeners of this service write to the database.
     *
     * @param group of these listeners
     */
    public record Projected(String topic, String group) {}

    /** Whoever is told. */
    @FunctionalInterface
    public interface Listener {

        /** Called for each event, in the order of each partition, by one thread: it must be quick and not fail. */
        void hear(ReceivedEvent event);

        /** Called by the same thread when events may have been missed and, from then on, none is. */
        default void missed() {}
    }

    /**
     * @param name of its thread and its Kafka client
     * @param freshness is told how far has been heard
     */
    public TopicTail(
            String name,
            List<String> topics,
            ConsumerFactory<String, byte[]> consumers,
            EventReader events,
            Freshness freshness,
            Listener listener) {
        this(name, topics, null, consumers, events, freshness, listener);
    }

    /** @param projected one of the topics, or null */
    public TopicTail(
            String name,
            List<String> topics,
            @Nullable Projected projected,
            ConsumerFactory<String, byte[]> consumers,
            EventReader events,
            Freshness freshness,
            Listener listener) {
        super(name, consumers, projected == null ? null : projected.group(), SETTINGS);
        this.topics = List.copyOf(topics);
        this.projected = projected;
        this.events = events;
        this.freshness = freshness;
        this.listener = listener;
    }

    @Override
    protected void follow(Consumer<String, byte[]> consumer) {
        var partitions = partitions(consumer, topics);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // The ends are looked up when they are first asked for, and must be known before we may say to be listening.
        var assigned = new AssignedPartitions(consumer, partitions);
        var begins = partitions.stream()
                .collect(toMap(Function.identity(), partition -> consumer.position(partition, ANSWER)));
        if (projected != null) {
            hearWhatIsNotWritten(consumer, assigned, projected.topic(), begins);
        }
        freshness.begin(System.nanoTime());
        listener.missed();
        while (isRunning()) {
            hearOn(consumer, assigned);
        }
    }

    /** Until all is heard that was there at its beginning, and where the ends are is to be asked once more. */
    private void hearOn(Consumer<String, byte[]> consumer, AssignedPartitions assigned) {
        var asked = System.nanoTime();
        var ends = assigned.ends();
        boolean isReached;
        do {
            var polled = consumer.poll(POLL);
            polled.forEach(this::hear);
            if (!polled.isEmpty()) {
                LockSupport.parkNanos(REST.toNanos());
            }
            isReached = hasReached(consumer, ends);
            if (isReached && !ends.isEmpty()) {
                freshness.heardUntil(asked);
            }
        } while (isRunning() && !(isReached && System.nanoTime() - asked > ASK_SELDOM.toNanos()));
    }

    /** From where the listeners are up to where this begins. */
    private void hearWhatIsNotWritten(
            Consumer<String, byte[]> consumer,
            AssignedPartitions assigned,
            String topic,
            Map<TopicPartition, Long> begins) {
        var partitions = begins.keySet().stream()
                .filter(partition -> partition.topic().equals(topic))
                .collect(Collectors.toSet());
        var written = consumer.committed(partitions, ANSWER);
        consumer.beginningOffsets(partitions, ANSWER).forEach((partition, first) -> {
            var from = written.get(partition) instanceof OffsetAndMetadata place ? place.offset() : first;
            // What was committed may be gone by now, or of a topic that was made anew.
            consumer.seek(partition, Math.clamp(from, first, begins.getOrDefault(partition, first)));
        });
        while (isRunning() && !hasReached(consumer, begins)) {
            var polled = consumer.poll(POLL);
            polled.forEach(this::hear);
            if (polled.isEmpty()) {
                assigned.check();
            }
        }
    }

    private void hear(ConsumerRecord<String, byte @Nullable []> record) {
        try {
            events.read(record).ifPresent(listener::hear);
        } catch (MalformedEvent unreadable) {
            // A group that listens for good brings it to the dead letters.
            LOG.debug("Passed over a record that cannot be read");
        }
    }
}
