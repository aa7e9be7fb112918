package io.broadsheet.comment.messaging;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Which articles were marked since their partition was polled. Whatever a poll brings had happened before it was over, so
 * that one mark, made after it, stands for all that it tells of an article; whoever counts in between takes nothing away.
 */
final class PollMarks {

    private final Map<TopicPartition, Poll> polls = new ConcurrentHashMap<>();

    /** @param end behind its last record of the partition */
    private record Poll(long end, Set<UUID> marked) {}

    /**
     * Marks an article unless that was done for the same poll.
     *
     * @param of where its record came from
     * @param consumer that polled it; absent for a record that comes by itself, which is always marked
     * @param mark fails if nothing was marked
     */
    void once(TopicPartition of, @Nullable Consumer<?, ?> consumer, UUID article, Runnable mark) {
        OptionalLong end = consumer == null ? OptionalLong.empty() : end(consumer, of);
        if (end.isEmpty()) {
            mark.run();
            return;
        }
        Poll poll = polls.get(of);
        if (poll == null || poll.end() != end.getAsLong()) {
            poll = new Poll(end.getAsLong(), new HashSet<>());
            polls.put(of, poll);
        }
        if (!poll.marked().contains(article)) {
            mark.run();
            poll.marked().add(article);
        }
    }

    /** What the consumer knows without asking; nothing while the partition's leader changes. */
    private static OptionalLong end(Consumer<?, ?> consumer, TopicPartition of) {
        try {
            return OptionalLong.of(consumer.position(of, Duration.ZERO));
        } catch (TimeoutException | IllegalStateException unknown) {
            return OptionalLong.empty();
        }
    }
}
