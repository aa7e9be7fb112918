package io.broadsheet.article.search;

import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.messaging.AssignedPartitions;
import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.chassis.messaging.TopicReader;
import io.broadsheet.contract.ArticlePublished;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes records into the index: found at once when there are few, saved now and then. */
@Component
class IndexUpdater {

    private static final Logger LOG = LoggerFactory.getLogger(IndexUpdater.class);
    private static final long POLL = Duration.ofSeconds(1).toNanos();
    /** Of many events at once each would be followed by a question to every partition. */
    private static final long ASK_SELDOM = Duration.ofMillis(100).toNanos();

    private static final Duration ANSWER = Duration.ofSeconds(2);
    /** How often the index is refreshed while there is much to catch up with: each time costs as much as 300 articles. */
    private static final long REFRESH = Duration.ofSeconds(10).toNanos();

    /** Refreshing, and rewriting the folder, may take a tenth of the time each; nobody waits longer than a poll for it. */
    private static final int REST = 9;
    /** Fewer are not worth other threads. */
    private static final int MANY = 50;

    private static final int SHARES = 16;

    private final EventReader events;
    private final SearchIndex index;
    private final long save;
    private final Counter malformed;
    /** All that was announced before has been taken in. */
    private volatile long knownUntil = System.nanoTime();

    private long refreshed;
    private long saved;
    private long taken;
    private boolean changed;
    /** Something has been taken that no search finds yet. */
    private boolean hidden;

    private long refreshFrom;
    /** Whether the folder holds text that is to be found there no more. */
    private volatile boolean erased;

    private long purgeFrom;

    IndexUpdater(EventReader events, SearchIndex index, SearchSettings settings, MeterRegistry meters) {
        this.events = events;
        this.index = index;
        this.save = settings.save().toNanos();
        this.malformed = Counter.builder("broadsheet.search.malformed")
                .description("Records of articles.v1 that could not be read and are missing in search")
                .register(meters);
        Gauge.builder("broadsheet.search.age", this, updater -> (System.nanoTime() - updater.knownUntil) / 1e9)
                .description("How old what search knows may be")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Goes on until it is told to stop, and saves. */
    void follow(Consumer<String, byte[]> consumer, List<TopicPartition> partitions, BooleanSupplier goesOn)
            throws IOException {
        var began = System.nanoTime();
        refreshed = began;
        refreshFrom = began;
        purgeFrom = began;
        saved = began;
        taken = 0;
        changed = false;
        hidden = false;
        try {
            var asked = began;
            var ends = consumer.endOffsets(partitions, ANSWER);
            var isThere = false;
            var assigned = new AssignedPartitions(consumer, partitions);
            while (goesOn.getAsBoolean()) {
                take(consumer, hidden && isThere ? refreshFrom - System.nanoTime() : POLL);
                isThere = TopicReader.hasReached(consumer, ends);
                refreshIfDue(isThere);
                var now = System.nanoTime();
                if (isThere && !hidden) {
                    complete(now - began);
                    knownUntil = asked;
                    if (now - asked > ASK_SELDOM) {
                        var next = assigned.ends();
                        asked = next.isEmpty() ? asked : now;
                        ends = next.isEmpty() ? ends : next;
                    }
                }
                if (now - saved > save || isThere && erased && now - purgeFrom >= 0) {
                    save(consumer, partitions);
                    saved = now;
                }
            }
        } catch (WakeupException stopped) {
            LOG.debug("Stopped while asking");
        }
        save(consumer, partitions);
    }

    private void take(Consumer<String, byte[]> consumer, long nanos) throws IOException {
        var records = consumer.poll(Duration.ofNanos(Math.clamp(nanos, 0, POLL)));
        take(records);
        if (!records.isEmpty()) {
            taken += records.count();
            changed = true;
            hidden = true;
        }
    }

    private void refreshIfDue(boolean isThere) throws IOException {
        var began = System.nanoTime();
        if (hidden && (isThere ? began - refreshFrom >= 0 : began - refreshed > REFRESH)) {
            index.refresh();
            hidden = false;
            refreshed = System.nanoTime();
            refreshFrom = refreshed + Math.min(POLL, REST * (refreshed - began));
        }
    }

    private void complete(long nanos) {
        if (!index.isComplete()) {
            index.complete();
            LOG.info("Search knows all articles: {} records in {} ms", taken, nanos / 1_000_000);
        }
    }

    /** The words of many are told apart by several threads, all of an article by the same. */
    private void take(ConsumerRecords<String, byte[]> records) throws IOException {
        if (records.count() < MANY) {
            for (var record : records) {
                take(record);
            }
            return;
        }
        var shares = StreamSupport.stream(records.spliterator(), false)
                .collect(Collectors.groupingBy(record -> Math.floorMod(Objects.hashCode(record.key()), SHARES)));
        // All have ended before one of them is told to have failed: none may write into what is opened next.
        var failures = shares.values().parallelStream()
                .map(this::failure)
                .flatMap(Stream::ofNullable)
                .toList();
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /** @return what hindered these from being taken in, null if nothing did */
    private @Nullable RuntimeException failure(List<ConsumerRecord<String, byte[]>> records) {
        try {
            for (var record : records) {
                take(record);
            }
            return null;
        } catch (IOException failed) {
            return new UncheckedIOException(failed);
        } catch (RuntimeException failed) {
            return failed;
        }
    }

    /** @throws RuntimeException if the index takes nothing any more */
    private void take(ConsumerRecord<String, byte @Nullable []> record) throws IOException {
        try {
            var event = events.read(record);
            if (event.isPresent()) {
                take(event.get());
            }
        } catch (RuntimeException | StackOverflowError unreadable) {
            if (index.isBroken()) {
                throw unreadable;
            }
            // What one text does to the analysis of words shall hold up no other.
            malformed.increment();
            LOG.warn(
                    "Passed over offset {} of {}-{}: it cannot be read ({})",
                    record.offset(),
                    record.topic(),
                    record.partition(),
                    Loggable.named(unreadable));
        }
    }

    private void take(ReceivedEvent event) throws IOException {
        if (event.payload() instanceof ArticlePublished article) {
            index.put(article);
        } else {
            if (event.payload() == null) {
                erased = true;
            }
            index.remove(event.subject(), event.version());
        }
    }

    private void save(Consumer<?, ?> consumer, List<TopicPartition> partitions) throws IOException {
        if (!changed) {
            return;
        }
        var offsets = new HashMap<Integer, Long>();
        partitions.forEach(partition -> offsets.put(partition.partition(), consumer.position(partition, ANSWER)));
        if (erased) {
            var began = System.nanoTime();
            index.purge(offsets);
            erased = false;
            purgeFrom = System.nanoTime() + REST * (System.nanoTime() - began);
        } else {
            index.save(offsets);
        }
        changed = false;
    }
}
