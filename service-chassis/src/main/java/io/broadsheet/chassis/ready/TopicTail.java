package io.broadsheet.chassis.ready;

import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.messaging.MalformedEvent;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Hears what any instance changes, so that this one forgets its copies. Every instance reads all partitions from their
 * end, without a group: nothing is kept of it, and what was missed while away is made good by
 * {@link Watch#begin starting over}. Declare it as a bean.
 */
public final class TopicTail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String name;
    private final List<String> topics;
    private final ConsumerFactory<String, byte[]> consumers;
    private final EventReader events;
    private final Watch watch;
    private final Ear ear;
    private volatile @Nullable Thread thread;

    /** Whoever is told. */
    @FunctionalInterface
    public interface Ear {

        /** Called for each event, in the order of each partition, by one thread: it must be quick and not fail. */
        void hear(ReceivedEvent event);
    }

    /**
     * @param name of its thread and its Kafka client
     * @param watch is told how far has been heard
     */
    public TopicTail(
            String name,
            List<String> topics,
            ConsumerFactory<String, byte[]> consumers,
            EventReader events,
            Watch watch,
            Ear ear) {
        this.name = name;
        this.topics = List.copyOf(topics);
        this.consumers = consumers;
        this.events = events;
        this.watch = watch;
        this.ear = ear;
    }

    @Override
    public void start() {
        // Assigned before it runs: it ends when it is no longer the one.
        var tail = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        thread = tail;
        tail.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (isRunning()) {
            try (var consumer = consumers.createConsumer(null, name, null, consumerProperties())) {
                follow(consumer);
            } catch (InterruptException | WakeupException stopped) {
                return;
            } catch (KafkaException away) {
                LOG.debug("{} begins again: {}", name, away.toString());
            } catch (RuntimeException wrong) {
                LOG.error("{} begins again", name, Loggable.of(wrong));
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        var partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // The ends are looked up when they are first asked for, and must be known before we may say to be listening.
        partitions.forEach(partition -> consumer.position(partition, ANSWER));
        watch.begin(System.nanoTime());
        while (isRunning()) {
            var asked = System.nanoTime();
            var ends = ends(consumer, partitions);
            do {
                consumer.poll(POLL).forEach(this::hear);
            } while (isRunning() && !hasReached(consumer, ends));
            if (!ends.isEmpty()) {
                watch.heardUntil(asked);
            }
        }
    }

    private List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        return topics.stream()
                .map(topic -> consumer.partitionsFor(topic, ANSWER))
                .peek(partitions -> {
                    if (partitions == null || partitions.isEmpty()) {
                        throw new KafkaException("A topic is not there yet");
                    }
                })
                .flatMap(List::stream)
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** Where the topics end now; empty while nobody answers: the place is kept, and nothing is missed. */
    private static Map<TopicPartition, Long> ends(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        try {
            return consumer.endOffsets(partitions, ANSWER);
        } catch (TimeoutException nobodyAnswers) {
            return Map.of();
        }
    }

    private static boolean hasReached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), ANSWER) >= end.getValue());
    }

    private void hear(ConsumerRecord<String, byte @Nullable []> record) {
        try {
            events.read(record).ifPresent(ear::hear);
        } catch (MalformedEvent unreadable) {
            // A group that listens for good brings it to the dead letters.
            LOG.debug("Passed over a record that cannot be read");
        }
    }

    private static Properties consumerProperties() {
        var properties = new Properties();
        // A place that is gone means that something was missed: begin again.
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return properties;
    }
}
