package io.broadsheet.article.search;

import io.broadsheet.chassis.Causes;
import io.broadsheet.chassis.messaging.TopicIds;
import io.broadsheet.chassis.messaging.TopicReader;
import io.broadsheet.contract.Topics;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the index as articles.v1 says. Every instance reads all partitions, without a group, from the place up to which
 * its index was saved; from their beginning if there is none. It is never interrupted: Lucene gives up an index whose
 * writing thread is.
 */
@Component
class IndexTail extends TopicReader {

    private static final Logger LOG = LoggerFactory.getLogger(IndexTail.class);
    private static final Map<String, String> SETTINGS = Map.of(
            // A place that is gone means that something was missed: begin again.
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "500",
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(4 << 20),
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(1 << 20));

    private final TopicIds topics;
    private final SearchIndex index;
    private final IndexUpdater updater;
    /** What was saved is of no use. */
    private boolean anew;
    /** Another instance had its folder when it was tried last. */
    private boolean waits;

    IndexTail(ConsumerFactory<String, byte[]> consumers, TopicIds topics, SearchIndex index, IndexUpdater updater) {
        super("search-index", consumers, null, SETTINGS);
        this.topics = topics;
        this.index = index;
        this.updater = updater;
    }

    @Override
    protected void work() throws InterruptedException {
        try {
            super.work();
        } finally {
            close();
        }
    }

    @Override
    protected void follow(Consumer<String, byte[]> consumer) {
        try {
            var partitions = partitions(consumer, List.of(Topics.ARTICLES));
            seek(consumer, partitions);
            waits = false;
            updater.follow(consumer, partitions, this::isRunning);
        } catch (InvalidOffsetException gone) {
            LOG.info("The search index is built anew: what it was built from is no longer in the topic");
            anew = true;
        } catch (LockObtainFailedException shared) {
            if (!waits) {
                LOG.error("The search index waits: another uses its folder (broadsheet.articles.search.folder)");
            }
            waits = true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What was saved is good whatever went wrong, a full disk say, unless it is what is broken. */
    @Override
    protected Duration failedOtherwise(RuntimeException failure) {
        anew |= Causes.of(failure)
                .anyMatch(cause -> cause instanceof CorruptIndexException
                        || cause instanceof NoSuchFileException
                        || cause instanceof EOFException);
        return failed(failure);
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
}
