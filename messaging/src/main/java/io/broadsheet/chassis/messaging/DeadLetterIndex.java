package io.broadsheet.chassis.messaging;

import static java.util.Comparator.comparing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The unsolved letters of each dead-letter topic, without their values. Each look reads on from where the last one
 * ended, so that a flood is read once; without a group, so that every instance sees the same. Their number is
 * {@code broadsheet.deadletters.open}, as last seen.
 */
final class DeadLetterIndex {

    /** More than anybody reads, a few megabytes; of those beyond only the keys are kept. */
    static final int MOST = 10_000;

    private static final int MOST_BEYOND = 90_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GrouplessConsumer reads;
    private final MeterRegistry meters;
    private final Map<String, Letters> topics = new ConcurrentHashMap<>();

    DeadLetterIndex(GrouplessConsumer reads, MeterRegistry meters) {
        this.reads = reads;
        this.meters = meters;
    }

    /** The letters of one topic, which has one partition. */
    private static final class Letters {

        private final Map<String, DeadLetter> open = new HashMap<>();
        /** Keys of those that are open as well, and wait for room. */
        private final Set<String> beyond = new HashSet<>();

        /** Keys of those beyond that are read again; those that are not met are kept no longer. */
        private final Set<String> sought = new HashSet<>();

        private long firstBeyond = Long.MAX_VALUE;
        private long next;
        /** Up to here letters and their solutions are known; what is read below is read again. */
        private long known;

        private volatile double count = Double.NaN;

        void clear() {
            open.clear();
            beyond.clear();
            sought.clear();
            firstBeyond = Long.MAX_VALUE;
            next = 0;
            known = 0;
        }

        void goBackForThoseBeyond() {
            next = firstBeyond;
            firstBeyond = Long.MAX_VALUE;
            sought.addAll(beyond);
            beyond.clear();
        }

        void haveReadAll() {
            sought.clear();
        }

        void take(ConsumerRecord<String, byte[]> letter) {
            boolean isNew = letter.offset() >= known;
            next = letter.offset() + 1;
            known = Math.max(known, next);
            String key = letter.key();
            if (key == null) {
                return;
            }
            if (letter.value() == null) {
                if (isNew) {
                    open.remove(key);
                    beyond.remove(key);
                    sought.remove(key);
                }
            } else if (isNew || sought.remove(key)) {
                hold(key, letter);
            }
        }

        private void hold(String key, ConsumerRecord<String, byte[]> letter) {
            if (open.size() < MOST || open.containsKey(key)) {
                beyond.remove(key);
                DeadLetter.from(letter).ifPresent(read -> open.put(key, read));
            } else if (beyond.size() < MOST_BEYOND) {
                beyond.add(key);
                firstBeyond = Math.min(firstBeyond, letter.offset());
            }
        }

        int count() {
            return open.size() + beyond.size() + sought.size();
        }
    }

    /**
     * @param oldest in the order in which they came, at most {@link #MOST}
     * @param count how many there are in all, up to 100,000
     * @param isWhole whether the topic was read to its end; if not, the next look goes on
     */
    record Open(List<DeadLetter> oldest, int count, boolean isWhole) {

        /** @param cursor of a letter; null for all */
        List<DeadLetter> after(@Nullable String cursor) {
            return oldest.stream()
                    .filter(letter -> cursor == null || letter.cursor().compareTo(cursor) > 0)
                    .toList();
        }
    }

    /** @throws org.apache.kafka.common.KafkaException if the cluster does not answer in time */
    Open open(ConsumedTopic topic) {
        Letters letters = topics.computeIfAbsent(topic.deadLetters(), name -> registered(topic));
        return reads.use(consumer -> {
            boolean isWhole = readOn(consumer, topic.deadLetters(), letters);
            int count = letters.count();
            letters.count = count;
            List<DeadLetter> oldest = letters.open.values().stream()
                    .sorted(comparing(DeadLetter::cursor))
                    .toList();
            return new Open(oldest, count, isWhole);
        });
    }

    /** How many there were at the last look, which is not asked for anew; 0 without any. */
    int lastCount(ConsumedTopic topic) {
        Letters known = topics.get(topic.deadLetters());
        return known == null || Double.isNaN(known.count) ? 0 : (int) known.count;
    }

    /** The unsolved letter of that key. */
    Optional<DeadLetter> find(ConsumedTopic topic, String key) {
        return open(topic).oldest().stream()
                .filter(letter -> letter.key().equals(key))
                .findFirst();
    }

    private Letters registered(ConsumedTopic topic) {
        var letters = new Letters();
        Gauge.builder("broadsheet.deadletters.open", letters, known -> known.count)
                .tag("topic", topic.topic())
                .tag("group", topic.group())
                .strongReference(true)
                .register(meters);
        return letters;
    }

    private static boolean readOn(Consumer<String, byte[]> consumer, String topic, Letters letters) {
        List<TopicPartition> partitions = GrouplessConsumer.assign(consumer, topic);
        if (partitions.isEmpty()) {
            letters.clear();
            return true;
        }
        TopicPartition partition = partitions.getFirst();
        long begin = GrouplessConsumer.offset(
                consumer.beginningOffsets(List.of(partition), GrouplessConsumer.ANSWER), partition);
        long end =
                GrouplessConsumer.offset(consumer.endOffsets(List.of(partition), GrouplessConsumer.ANSWER), partition);
        if (end < letters.known) { // another topic of that name
            letters.clear();
        } else if (letters.firstBeyond < end && letters.open.size() < MOST / 2) {
            letters.goBackForThoseBeyond();
        }
        letters.open.values().removeIf(letter -> letter.place().offset() < begin);
        letters.next = Math.max(letters.next, begin);
        consumer.seek(partition, letters.next);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition, GrouplessConsumer.ANSWER) < end) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            consumer.poll(Duration.ofMillis(200)).forEach(letters::take);
        }
        letters.next = Math.max(letters.next, end);
        letters.haveReadAll();
        return true;
    }
}
