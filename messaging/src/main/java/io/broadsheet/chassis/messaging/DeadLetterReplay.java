package io.broadsheet.chassis.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.AcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Sends dead letters again: through the listener of the group that failed, and no other group sees them. What it handles
 * leaves the topic.
 */
final class DeadLetterReplay {

    private final ListenedTopics listened;
    private final DeadLetterIndex letters;
    private final GrouplessConsumer reads;
    private final DeadLetterWriter writer;

    DeadLetterReplay(
            ListenedTopics listened, DeadLetterIndex letters, GrouplessConsumer reads, DeadLetterWriter writer) {
        this.listened = listened;
        this.letters = letters;
        this.reads = reads;
        this.writer = writer;
    }

    /** @param failure absent if the letter was handled and is gone */
    record Outcome(String key, @Nullable String failure, boolean dependencyDown) {}

    /** @return empty if there is no such letter */
    Optional<Outcome> again(ConsumedTopic topic, String key) {
        return letters.find(topic, key).map(letter -> again(topic, letter));
    }

    /** @param next after which to go on; absent at the end, and where a dependency is down */
    record Replayed(List<Outcome> outcomes, @Nullable String next) {}

    /**
     * The oldest, at most so many; stops where a dependency is down, since the rest would fail as well.
     *
     * @param after the cursor of the last that is passed over, as in a listing
     */
    Replayed all(ConsumedTopic topic, @Nullable String after, int most) {
        List<Outcome> outcomes = new ArrayList<>();
        String last = null;
        for (DeadLetter letter : letters.open(topic).after(after)) {
            if (outcomes.size() == most) {
                return new Replayed(outcomes, last);
            }
            Outcome outcome = again(topic, letter);
            outcomes.add(outcome);
            last = letter.cursor();
            if (outcome.dependencyDown()) {
                break;
            }
        }
        return new Replayed(outcomes, null);
    }

    private Outcome again(ConsumedTopic topic, DeadLetter letter) {
        try {
            Optional<ConsumerRecord<String, byte[]>> record =
                    kept(topic, letter).flatMap(kept -> original(letter, kept));
            if (record.isEmpty()) {
                return new Outcome(letter.key(), "The record is in its topic no longer", false);
            }
            deliver(listened.container(topic).orElseThrow(), record.get());
        } catch (RuntimeException e) {
            return new Outcome(
                    letter.key(), FailureSummary.describe(e), FailureKind.of(e) == FailureKind.DEPENDENCY_DOWN);
        }
        writer.solve(topic.deadLetters(), letter.key());
        return new Outcome(letter.key(), null, false);
    }

    /** The letter as it lies in its topic, with its value. */
    Optional<ConsumerRecord<String, byte[]>> kept(ConsumedTopic topic, DeadLetter letter) {
        DeadLetter.Place place = letter.place();
        return reads.at(new TopicPartition(topic.deadLetters(), place.partition()), place.offset());
    }

    private Optional<ConsumerRecord<String, byte[]>> original(DeadLetter read, ConsumerRecord<String, byte[]> letter) {
        if (read.value().equals(Provenance.VALUE_LEFT)) {
            return reads.at(read.source(), read.offset());
        }
        byte[] value = read.value().equals(Provenance.VALUE_NONE) ? null : letter.value();
        RecordHeaders headers = Provenance.original(letter.headers());
        return Optional.of(new ConsumerRecord<>(
                read.topic(),
                read.partition(),
                read.offset(),
                read.timestamp().toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                value == null ? ConsumerRecord.NULL_SIZE : value.length,
                read.recordKey(),
                value,
                headers,
                Optional.empty()));
    }

    @SuppressWarnings("unchecked")
    private static void deliver(MessageListenerContainer container, ConsumerRecord<String, byte[]> record) {
        Object listener = container.getContainerProperties().getMessageListener();
        if (listener instanceof AcknowledgingConsumerAwareMessageListener<?, ?> adapter) {
            ((AcknowledgingConsumerAwareMessageListener<String, byte[]>) adapter).onMessage(record, null, null);
        } else if (listener instanceof MessageListener<?, ?> plain) {
            ((MessageListener<String, byte[]>) plain).onMessage(record);
        } else if (listener instanceof BatchMessageListener<?, ?> batches) {
            ((BatchMessageListener<String, byte[]>) batches).onMessage(List.of(record), null, null);
        } else {
            throw new IllegalStateException("Not a listener of records");
        }
    }
}
