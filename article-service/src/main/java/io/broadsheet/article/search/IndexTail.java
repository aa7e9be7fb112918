package io.broadsheet.article.search;

import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.messaging.MalformedEvent;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.chassis.messaging.TopicIds;
import io.broadsheet.contract.ArticlePublished;
import io.broadsheet.contract.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the index as articles.v1 says. Every instance reads all partitions, without a group, from the place up to which
 * its index was saved; from their beginning if there is none. It is never interrupted: Lucene gives up an index whose
 * writing thread is.
 */
@Component
class IndexTail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IndexTail.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final long PAUSE_SECONDS = 1;
    /** How often the index is refreshed while there is much to catch up with. */
    private static final long REFRESH = Duration.ofSeconds(1).toNanos();

    private final ConsumerFactory<String, byte[]> consumers;
    private final TopicIds topics;
    private final EventReader events;
    private final SearchIndex index;
    private final long save;
    private final Counter malformed;
    private volatile @Nullable Thread thread;
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile @Nullable Consumer<String, byte[]> current;
    /** All that was announced before has been taken in. */
    private volatile long knownUntil = System.nanoTime();

    private boolean erased;

    IndexTail(
            ConsumerFactory<String, byte[]> consumers,
            TopicIds topics,
            EventReader events,
            SearchIndex index,
            SearchSettings settings,
            MeterRegistry meters) {
        this.consumers = consumers;
        this.topics = topics;
        this.events = events;
        this.index = index;
        this.save = settings.save().toNanos();
        this.malformed = Counter.builder("broadsheet.search.malformed")
                .description("Records of articles.v1 that could not be read and are missing in search")
                .register(meters);
        Gauge.builder("broadsheet.search.age", this, tail -> (System.nanoTime() - tail.knownUntil) / 1e9)
                .description("How old what search knows may be")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        var tail = Thread.ofPlatform().daemon().name("search-index").unstarted(this::run);
        thread = tail;
        tail.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        stopping.countDown();
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            if (running != null) {
                running.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            while (isRunning()) {
                attempt();
                if (stopping.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debug("Stopped");
        } finally {
            forget();
        }
    }

    private void attempt() {
        try (var consumer = consumers.createConsumer(null, "search-index", null, consumerProperties())) {
            current = consumer;
            follow(consumer);
        } catch (WakeupException stopped) {
            LOG.debug("Stopped while asking");
        } catch (InvalidOffsetException gone) {
            LOG.info("The search index is built anew: what it was built from is no longer in the topic");
            forget();
        } catch (KafkaException away) {
            LOG.debug("The search index waits for Kafka: {}", away.toString());
        } catch (IOException | RuntimeException failed) {
            LOG.error("The search index failed and is opened again", failed);
            forget();
        } finally {
            current = null;
        }
    }

    private void forget() {
        try {
            index.close();
        } catch (IOException failed) {
            LOG.warn("The search index was not closed in order: {}", failed.toString());
        }
    }

    private void follow(Consumer<String, byte[]> consumer) throws IOException {
        var partitions = partitions(consumer);
        seek(consumer, partitions);
        var ends = consumer.endOffsets(partitions, ANSWER);
        var asked = System.nanoTime();
        var refreshed = asked;
        var saved = asked;
        var changed = false;
        while (isRunning()) {
            var records = consumer.poll(POLL);
            for (var record : records) {
                take(record);
            }
            changed |= !records.isEmpty();
            var now = System.nanoTime();
            var isThere = hasReached(consumer, ends);
            if (!records.isEmpty() && (isThere || now - refreshed > REFRESH)) {
                index.refresh();
                refreshed = now;
            }
            if (isThere) {
                if (!index.isComplete()) {
                    index.refresh();
                    index.complete();
                    LOG.info("Search knows all articles");
                }
                knownUntil = asked;
                var next = ends(consumer, partitions);
                if (!next.isEmpty()) {
                    asked = now;
                    ends = next;
                }
            }
            if (changed && now - saved > save) {
                save(consumer, partitions);
                saved = now;
                changed = false;
            }
        }
        if (changed) {
            save(consumer, partitions);
        }
    }

    private void seek(Consumer<?, ?> consumer, List<TopicPartition> partitions) throws IOException {
        var known = index.open(topics.of(Topics.ARTICLES));
        consumer.assign(partitions);
        var beginnings = consumer.beginningOffsets(partitions, ANSWER);
        partitions.forEach(partition -> consumer.seek(
                partition, known.getOrDefault(partition.partition(), beginnings.getOrDefault(partition, 0L))));
    }

    private void take(ConsumerRecord<String, byte @Nullable []> record) throws IOException {
        try {
            var event = events.read(record);
            if (event.isPresent()) {
                take(event.get());
            }
        } catch (MalformedEvent | IllegalArgumentException unreadable) {
            // The second is what Lucene says of a text that it cannot take.
            malformed.increment();
            LOG.warn(
                    "Passed over offset {} of {}-{}: it cannot be read",
                    record.offset(),
                    record.topic(),
                    record.partition());
        }
    }

    private void take(ReceivedEvent event) throws IOException {
        if (event.payload() instanceof ArticlePublished article) {
            index.put(article);
        } else {
            erased |= event.payload() == null;
            index.remove(event.subject(), event.version());
        }
    }

    private void save(Consumer<?, ?> consumer, List<TopicPartition> partitions) throws IOException {
        if (erased) {
            index.purge();
            erased = false;
        }
        var offsets = new HashMap<Integer, Long>();
        partitions.forEach(partition -> offsets.put(partition.partition(), consumer.position(partition, ANSWER)));
        index.save(offsets);
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        var partitions = consumer.partitionsFor(Topics.ARTICLES, ANSWER);
        if (partitions == null || partitions.isEmpty()) {
            throw new KafkaException("The topic is not there yet");
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** Where the topic ends now; empty while nobody answers. */
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

    private static Properties consumerProperties() {
        var properties = new Properties();
        // A place that is gone means that something was missed: begin again.
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "500");
        properties.setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(4 << 20));
        properties.setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(1 << 20));
        return properties;
    }
}
