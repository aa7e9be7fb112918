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
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Sends dead letters again: through the listener of the group that failed, and no other group sees them. What it handles
 * leaves the topic.
 */
final class DeadLetterReplay {

    /** So that a call ends in time; what is left is in its answer. */
    private static final int MOST_AT_ONCE = 500;

    private final ListenedTopics listened;
    private final DeadLetterIndex letters;
    private final RecordLookup records;
    private final DeadLetterWriter writer;

    DeadLetterReplay(ListenedTopics listened, DeadLetterIndex letters, RecordLookup records, DeadLetterWriter writer) {
        this.listened = listened;
        this.letters = letters;
        this.records = records;
        this.writer = writer;
    }

    /** @param failure absent if the letter was handled and is gone */
    record Outcome(String key, @Nullable String failure, boolean dependencyDown) {}

    /** @return empty if there is no such letter */
    Optional<Outcome> again(ConsumedTopic topic, String key) {
        return letters.find(topic, key).map(letter -> again(topic, letter));
    }

    /** The oldest {@value #MOST_AT_ONCE}; stops where a dependency is down, since the rest would fail as well. */
    List<Outcome> all(ConsumedTopic topic) {
        List<Outcome> outcomes = new ArrayList<>();
        List<DeadLetter> open = letters.open(topic).oldest();
        for (DeadLetter letter : open.subList(0, Math.min(open.size(), MOST_AT_ONCE))) {
            Outcome outcome = again(topic, letter);
            outcomes.add(outcome);
            if (outcome.dependencyDown()) {
                break;
            }
        }
        return outcomes;
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
        return records.at(new TopicPartition(topic.deadLetters(), place.partition()), place.offset());
    }

    private Optional<ConsumerRecord<String, byte[]>> original(DeadLetter read, ConsumerRecord<String, byte[]> letter) {
        if (read.value().equals(Provenance.VALUE_LEFT)) {
            return records.at(read.source(), read.offset());
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
        } else {
            throw new IllegalStateException("Not a listener of single records");
        }
    }
}
