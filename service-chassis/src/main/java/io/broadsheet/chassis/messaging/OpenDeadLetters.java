package io.broadsheet.chassis.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** The number of unsolved dead letters of each topic and group, as {@code broadsheet.deadletters.open}. */
final class OpenDeadLetters {

    private final ListenedTopics listened;
    private final DeadLetterReader reader;
    private final MeterRegistry meters;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    OpenDeadLetters(ListenedTopics listened, DeadLetterReader reader, MeterRegistry meters) {
        this.listened = listened;
        this.reader = reader;
        this.meters = meters;
    }

    private record Count(Map<TopicPartition, Long> ends, int open) {}

    /** Reads again what has changed since the last call. */
    void count() {
        for (DeadLetterTopic topic : listened.deadLetterTopics()) {
            Map<TopicPartition, Long> ends = reader.ends(topic.name());
            Count before = counts.get(topic.name());
            if (before == null) {
                Gauge.builder("broadsheet.deadletters.open", this, open -> open.of(topic))
                        .tag("topic", topic.topic())
                        .tag("group", topic.group())
                        .register(meters);
            }
            if (before == null || !before.ends().equals(ends)) {
                counts.put(
                        topic.name(), new Count(ends, reader.open(topic.name()).size()));
            }
        }
    }

    private double of(DeadLetterTopic topic) {
        Count count = counts.get(topic.name());
        return count == null ? 0 : count.open();
    }
}
