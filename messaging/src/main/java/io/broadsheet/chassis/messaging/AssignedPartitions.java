package io.broadsheet.chassis.messaging;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What a consumer was assigned once, without a group that would tell it more: whether it still is all that there is. */
public final class AssignedPartitions {

    /** Brokers that were started anew answer within it; one that was told other addresses looks the name up again. */
    private static final long SILENCE = Duration.ofMinutes(1).toNanos();

    private final Consumer<?, ?> consumer;
    private final List<TopicPartition> partitions;
    private final Map<String, Long> counts;
    private final LongSupplier nanoTime;
    private long answered;

    public AssignedPartitions(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        this(consumer, partitions, System::nanoTime);
    }

    AssignedPartitions(Consumer<?, ?> consumer, List<TopicPartition> partitions, LongSupplier nanoTime) {
        this.consumer = consumer;
        this.partitions = List.copyOf(partitions);
        this.counts = partitions.stream().collect(groupingBy(TopicPartition::topic, counting()));
        this.nanoTime = nanoTime;
        this.answered = nanoTime.getAsLong();
    }

    /** For whoever need not know where they end: fails as {@link #ends} does. */
    public void check() {
        var unused = ends();
    }

    /**
     * Where they end now; empty while nobody answers: the place is kept, and nothing is missed.
     *
     * @throws RetriableException if a new consumer is needed: a topic has more partitions by now, or nobody has answered
     *     for so long that another cluster may be behind the name
     */
    public Map<TopicPartition, Long> ends() {
        Map<TopicPartition, Long> ends = TopicReader.ends(consumer, partitions);
        long now = nanoTime.getAsLong();
        if (ends.isEmpty()) {
            if (now - answered > SILENCE) {
                throw new TimeoutException("No broker answers that was there");
            }
            return ends;
        }
        answered = now;
        counts.forEach((topic, count) -> {
            // By what the client knows anyway: it asks nobody.
            if (consumer.partitionsFor(topic, TopicReader.ANSWER).size() > count) {
                throw new UnknownTopicOrPartitionException(topic + " has more partitions");
            }
        });
        return ends;
    }
}
