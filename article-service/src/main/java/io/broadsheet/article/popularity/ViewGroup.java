package io.broadsheet.article.popularity;

import io.broadsheet.chassis.messaging.TopicIds;
import io.broadsheet.chassis.messaging.TopicReader;
import io.broadsheet.contract.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * The group that counts views: reads, counts in memory, stores every few seconds in bulk, and commits its offsets
 * afterwards. What was counted and not committed is read again, and counted once all the same.
 *
 * <p>A loop of its own, because the chassis' listeners commit after each poll: views come by the thousand, and a write
 * for each poll would be a write for each few of them.
 */
@Component
class ViewGroup extends TopicReader {

    static final String GROUP = "article-service.views";

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int MOST_ARTICLES = 20_000;
    private static final Map<String, String> SETTINGS = Map.of(
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000",
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(4 << 20));

    private final UnaryOperator<String> topicIds;
    private final ViewCounter counter;
    private final long flush;
    private boolean isRead;
    private boolean abandoned;

    @Autowired
    ViewGroup(ConsumerFactory<String, byte[]> consumers, TopicIds topics, ViewCounter counter, ViewSettings settings) {
        this(consumers, topics::of, counter, settings);
    }

    /** @param topicIds tells a topic's id */
    ViewGroup(
            ConsumerFactory<String, byte[]> consumers,
            UnaryOperator<String> topicIds,
            ViewCounter counter,
            ViewSettings settings) {
        super("views", consumers, GROUP, SETTINGS);
        this.topicIds = topicIds;
        this.counter = counter;
        this.flush = settings.flush().toNanos();
    }

    @Override
    protected List<String> committed() {
        return List.of(Topics.ARTICLE_VIEWS);
    }

    @Override
    protected void follow(Consumer<String, byte[]> consumer) {
        var topic = topicIds.apply(Topics.ARTICLE_VIEWS);
        abandoned = false;
        isRead = false;
        try {
            consumer.subscribe(List.of(Topics.ARTICLE_VIEWS), new Handover(consumer));
            pollAndCount(consumer, topic);
            if (!abandoned) {
                flush(consumer);
            }
        } catch (RuntimeException failed) {
            abandon();
            throw failed;
        }
    }

    private void pollAndCount(Consumer<String, byte[]> consumer, String topic) {
        var flushed = System.nanoTime();
        while (isRunning() && !abandoned) {
            try {
                var records = consumer.poll(POLL);
                counter.count(records, topic);
                isRead |= !records.isEmpty();
            } catch (WakeupException stopped) {
                return;
            }
            var now = System.nanoTime();
            // Those that count for nothing are committed too: they would look as if they waited.
            if (isRead && now - flushed > flush || counter.articles() > MOST_ARTICLES) {
                flush(consumer);
                flushed = now;
            }
        }
    }

    /** Drops what was counted, and does not commit past it: it is read again. */
    private void abandon() {
        abandoned = true;
        counter.forget();
    }

    private void flush(Consumer<?, ?> consumer) {
        counter.flush();
        consumer.commitSync(Duration.ofSeconds(3));
        isRead = false;
    }

    /** Hands partitions over with all that was counted in them, as far as they are still ours. */
    private final class Handover implements ConsumerRebalanceListener {

        private final Consumer<?, ?> consumer;

        Handover(Consumer<?, ?> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // They are read from where they were committed.
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (!abandoned) {
                flush(consumer);
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            abandon();
        }
    }
}
