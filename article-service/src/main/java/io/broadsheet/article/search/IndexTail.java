package io.broadsheet.article.search;

import io.broadsheet.chassis.messaging.TopicIds;
import io.broadsheet.contract.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.lucene.store.LockObtainFailedException;
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
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final long PAUSE_SECONDS = 1;

    private final ConsumerFactory<String, byte[]> consumers;
    private final TopicIds topics;
    private final SearchIndex index;
    private final IndexFeed feed;
    private volatile @Nullable Thread thread;
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile @Nullable Consumer<String, byte[]> current;
    /** What was saved is of no use. */
    private boolean anew;

    IndexTail(ConsumerFactory<String, byte[]> consumers, TopicIds topics, SearchIndex index, IndexFeed feed) {
        this.consumers = consumers;
        this.topics = topics;
        this.index = index;
        this.feed = feed;
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
            close();
        }
    }

    private void attempt() {
        try (var consumer = consumers.createConsumer(null, "search-index", null, consumerProperties())) {
            current = consumer;
            var partitions = partitions(consumer);
            seek(consumer, partitions);
            feed.follow(consumer, partitions, this::isRunning);
        } catch (WakeupException stopped) {
            LOG.debug("Stopped while asking");
        } catch (InvalidOffsetException gone) {
            LOG.info("The search index is built anew: what it was built from is no longer in the topic");
            anew = true;
        } catch (KafkaException away) {
            LOG.debug("The search index waits for Kafka: {}", away.toString());
        } catch (LockObtainFailedException shared) {
            LOG.error("The search index waits: another instance uses its folder (broadsheet.articles.search.folder)");
        } catch (IOException | RuntimeException failed) {
            LOG.error("The search index failed and is built anew", failed);
            anew = true;
        } finally {
            current = null;
        }
    }

    private void close() {
        try {
            index.close();
        } catch (IOException failed) {
            LOG.warn("The search index was not closed in order: {}", failed.toString());
        }
    }

    private void seek(Consumer<?, ?> consumer, List<TopicPartition> partitions) throws IOException {
        var known = index.open(topics.of(Topics.ARTICLES), anew);
        anew = false;
        consumer.assign(partitions);
        var beginnings = consumer.beginningOffsets(partitions, ANSWER);
        partitions.forEach(partition -> consumer.seek(
                partition, known.getOrDefault(partition.partition(), beginnings.getOrDefault(partition, 0L))));
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
