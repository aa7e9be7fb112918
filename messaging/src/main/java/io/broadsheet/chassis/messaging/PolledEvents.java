package io.broadsheet.chassis.messaging;

import io.broadsheet.chassis.LogLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;

/**
 * Hands a listener all events that one poll brought. If that fails, it hands them over one by one, so that the record
 * that fails is known and those before it are handled.
 */
public final class PolledEvents {

    private static final Logger LOG = LoggerFactory.getLogger(PolledEvents.class);
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(1));

    private final EventReader events;

    public PolledEvents(EventReader events) {
        this.events = events;
    }

    /**
     * @param listener gets events in the order of each partition, those of types that this version knows; it may get the
     *     same ones again
     * @throws BatchListenerFailedException naming the first record that failed
     */
    public void read(List<ConsumerRecord<String, byte @Nullable []>> records, Consumer<List<ReceivedEvent>> listener) {
        if (records.size() > 1 && handle(records, listener)) {
            return;
        }
        for (var record : records) {
            try {
                listener.accept(events(List.of(record)));
            } catch (RuntimeException failed) {
                throw failure(failed, record);
            }
        }
    }

    /** @return false if it is one of the records that fails */
    private boolean handle(
            List<ConsumerRecord<String, byte @Nullable []>> records, Consumer<List<ReceivedEvent>> listener) {
        try {
            listener.accept(events(records));
            return true;
        } catch (RuntimeException failed) {
            if (FailureKind.of(failed) == FailureKind.DEPENDENCY_DOWN) {
                throw failure(failed, records.getFirst());
            }
            if (FAILED.allows()) { // if none fails by itself nobody else tells of it
                LOG.warn("{} records of a poll failed together: {}", records.size(), FailureSummary.describe(failed));
            }
            return false;
        }
    }

    private List<ReceivedEvent> events(List<ConsumerRecord<String, byte @Nullable []>> records) {
        return records.stream().map(events::read).flatMap(Optional::stream).toList();
    }

    private static BatchListenerFailedException failure(
            RuntimeException cause, ConsumerRecord<String, byte @Nullable []> record) {
        return new BatchListenerFailedException("A record could not be handled", cause, record);
    }
}
