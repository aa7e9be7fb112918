package io.broadsheet.chassis.messaging;

import io.broadsheet.chassis.Causes;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.ToldFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.log.LogAccessor;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.listener.SeekUtils;

/**
 * What happens to a record whose listener threw. It waits, without end, while a dependency is down; goes to the dead
 * letters if it can never succeed, or after a few tries if nobody knows; and stays where it is if the dead letter cannot
 * be written. Order holds: nothing behind it on its partition is handled before.
 *
 * <p>Not Spring's {@code DefaultErrorHandler}: there, a record changing between two exceptions is tried for ever, and one
 * whose dead letter cannot be written is tried again without a pause.
 */
final class ListenerErrorHandler implements CommonErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerErrorHandler.class);
    private static final LogAccessor SEEK_LOG = new LogAccessor(SeekUtils.class);

    private final ConsumerSettings settings;
    private final DeadLetterWriter deadLetters;
    private final WaitingPartitions waiting;
    private final ToldFailures polling = new ToldFailures(Duration.ofMinutes(1));
    private final Map<Place, Attempts> attempts = new ConcurrentHashMap<>();

    ListenerErrorHandler(ConsumerSettings settings, DeadLetterWriter deadLetters, WaitingPartitions waiting) {
        this.settings = settings;
        this.deadLetters = deadLetters;
        this.waiting = waiting;
    }

    private record Place(String group, TopicPartition partition) {}

    /** @param waits failures that were no fault of the record */
    private record Attempts(long offset, int tries, int waits) {}

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }

    @Override
    public void handleRemaining(
            Exception failure,
            List<ConsumerRecord<?, ?>> records,
            Consumer<?, ?> consumer,
            MessageListenerContainer container) {
        SeekUtils.seekOrRecover(
                failure, records, consumer, container, false, this::settled, SEEK_LOG, KafkaException.Level.DEBUG);
    }

    /** Of a listener that takes what a poll brought at once: {@link PolledEvents} says which record failed. */
    @Override
    public void handleBatch(
            Exception failure,
            ConsumerRecords<?, ?> polled,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        List<ConsumerRecord<?, ?>> records = new ArrayList<>();
        polled.forEach(records::add);
        int done = failed(failure, records);
        if (settled(records.get(done), failure, container, consumer)) {
            done++;
        }
        Map<TopicPartition, ConsumerRecord<?, ?>> left = first(records.subList(done, records.size()));
        settle(records.subList(0, done), left.keySet(), consumer, container);
        if (!left.isEmpty()) {
            left.forEach((partition, record) -> consumer.seek(partition, record.offset()));
            throw new KafkaException("They come again", KafkaException.Level.DEBUG, failure);
        }
    }

    private static int failed(Exception failure, List<ConsumerRecord<?, ?>> records) {
        return Causes.of(failure)
                .filter(BatchListenerFailedException.class::isInstance)
                .map(cause -> records.indexOf(((BatchListenerFailedException) cause).getRecord()))
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(0);
    }

    /** @param unfinished partitions, one of which may wait */
    private void settle(
            List<ConsumerRecord<?, ?>> done,
            Set<TopicPartition> unfinished,
            Consumer<?, ?> consumer,
            MessageListenerContainer container) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        done.forEach(record -> offsets.put(partition(record), new OffsetAndMetadata(record.offset() + 1)));
        offsets.keySet().stream()
                .filter(partition -> !unfinished.contains(partition))
                .forEach(partition -> waiting.settled(String.valueOf(container.getGroupId()), partition));
        try {
            if (!offsets.isEmpty()) {
                consumer.commitSync(offsets);
            }
        } catch (RuntimeException lost) { // they come again after a restart
            LOG.debug("{}: not committed", container.getGroupId(), Loggable.of(lost));
        }
    }

    private static Map<TopicPartition, ConsumerRecord<?, ?>> first(List<ConsumerRecord<?, ?>> records) {
        var first = new HashMap<TopicPartition, ConsumerRecord<?, ?>>();
        records.forEach(record -> first.putIfAbsent(partition(record), record));
        return first;
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    @Override
    public void handleOtherException(
            Exception failure, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        if (polling.isNew(String.valueOf(container.getGroupId()), FailureSummary.root(failure))) {
            LOG.warn("{}: polling failed: {}", container.getGroupId(), FailureSummary.describe(failure));
        }
        pause(container, settings.waits().after(3));
    }

    /** @return whether the record is done with; if not, it has waited and comes again */
    private boolean settled(
            ConsumerRecord<?, ?> record,
            @Nullable Exception failure,
            @Nullable MessageListenerContainer container,
            @Nullable Consumer<?, ?> consumer) {
        if (failure == null || container == null) {
            return false;
        }
        String group = String.valueOf(container.getGroupId());
        var place = new Place(group, partition(record));
        Attempts before = attempts.get(place);
        if (before == null || before.offset() != record.offset()) {
            before = new Attempts(record.offset(), 0, 0);
        }
        FailureKind kind = FailureKind.of(failure);
        if (kind == FailureKind.DEPENDENCY_DOWN) {
            return waits(place, before, failure, container);
        }
        int tries = before.tries() + 1;
        if (kind == FailureKind.UNKNOWN && tries < settings.tries()) {
            LOG.warn(
                    "{}: try {} of {} failed on {} offset {}: {}",
                    group,
                    tries,
                    settings.tries(),
                    place.partition(),
                    record.offset(),
                    FailureSummary.describe(failure));
            attempts.put(place, new Attempts(record.offset(), tries, before.waits()));
            pause(container, settings.tryWaits().after(tries));
            return false;
        }
        try {
            deadLetters.bury(record, group, failure);
        } catch (RuntimeException notWritten) {
            return waits(place, before, notWritten, container);
        }
        attempts.remove(place);
        waiting.settled(group, place.partition());
        return true;
    }

    private boolean waits(Place place, Attempts before, Exception why, MessageListenerContainer container) {
        int waits = before.waits() + 1;
        attempts.put(place, new Attempts(before.offset(), before.tries(), waits));
        waiting.waiting(place.group(), place.partition(), why);
        pause(container, settings.waits().after(waits));
        return false;
    }

    private static void pause(MessageListenerContainer container, Duration wait) {
        try {
            ListenerUtils.stoppableSleep(container, wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
