package io.broadsheet.chassis.messaging;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;

/** Reads a dead-letter topic as it is now, without a group, so that every instance sees the same. */
final class DeadLetterReader {

    /** More than anybody reads; the oldest are kept, and the rest shows up as these are solved. */
    static final int MOST = 10_000;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ConsumerFactory<String, byte[]> consumers;

    DeadLetterReader(ConsumerFactory<String, byte[]> consumers) {
        this.consumers = consumers;
    }

    /** Unsolved letters in the order in which they came; at most {@link #MOST}. */
    List<DeadLetter> open(String topic) {
        Map<String, DeadLetter> open = new HashMap<>();
        readAll(topic, letter -> {
            if (letter.key() == null) {
                return;
            }
            if (letter.value() == null) {
                open.remove(letter.key());
            } else if (open.size() < MOST || open.containsKey(letter.key())) {
                DeadLetter.from(letter).ifPresent(read -> open.put(letter.key(), read));
            }
        });
        return open.values().stream().sorted(comparing(DeadLetter::cursor)).toList();
    }

    /** The unsolved letter of that key. */
    Optional<DeadLetter> find(String topic, String key) {
        return open(topic).stream().filter(letter -> letter.key().equals(key)).findFirst();
    }

    /** The letter as it lies in the topic, with its value. */
    Optional<ConsumerRecord<String, byte[]>> fetch(String topic, DeadLetter letter) {
        var place = letter.place();
        return fetch(new TopicPartition(topic, place.partition()), place.offset());
    }

    /** The record at that place of a topic, unless it is there no longer. */
    Optional<ConsumerRecord<String, byte[]>> fetch(TopicPartition partition, long offset) {
        try (Consumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> one = List.of(partition);
            consumer.assign(one);
            if (end(consumer.endOffsets(one, PATIENCE), partition) <= offset) {
                return Optional.empty();
            }
            consumer.seek(partition, offset);
            for (int polls = 0; polls < PATIENCE.toSeconds(); polls++) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    return Optional.of(record).filter(found -> found.offset() == offset);
                }
            }
            return Optional.empty();
        }
    }

    /** Last offsets, which tell cheaply whether anything has changed. */
    Map<TopicPartition, Long> ends(String topic) {
        try (Consumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            return consumer.endOffsets(partitions, PATIENCE);
        }
    }

    private void readAll(String topic, java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader) {
        try (Consumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            Predicate<TopicPartition> unread = partition -> consumer.position(partition) < end(ends, partition);
            while (partitions.stream().anyMatch(unread)) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("Dead letters not read in time");
                }
                consumer.poll(Duration.ofMillis(200)).forEach(reader);
            }
        }
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic, PATIENCE);
        return found.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        @Nullable Long end = ends.get(partition);
        return end == null ? 0 : end;
    }

    private Consumer<String, byte[]> consumer() {
        Properties settings = new Properties();
        // The new protocol is for groups only.
        settings.setProperty("group.protocol", "classic");
        settings.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        // Nobody waits at the end of the topic, and closing waits for the last request.
        settings.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "20");
        return consumers.createConsumer(null, "deadletters", null, settings);
    }
}
