package io.broadsheet.chassis.messaging;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record a group could not handle, as operators see it.
 *
 * @param key of the letter: the record's partition and offset
 * @param recordKey the record's own
 * @param failure class and place, never a text that could quote a reader
 * @param value {@code whole}, {@code none} (it was a tombstone) or {@code left} (too large; still in its own topic)
 */
record DeadLetter(
        String key,
        String group,
        String topic,
        int partition,
        long offset,
        @Nullable String recordKey,
        Instant timestamp,
        @Nullable String type,
        @Nullable String subject,
        String failure,
        Instant failedAt,
        String value,
        int valueBytes,
        Place place) {

    /** Where the letter itself is, in its dead-letter topic. */
    record Place(int partition, long offset) {}

    /** @return empty for a record that this project did not put there */
    static Optional<DeadLetter> from(ConsumerRecord<String, byte[]> letter) {
        Headers headers = letter.headers();
        try {
            return Optional.of(new DeadLetter(
                    letter.key(),
                    required(headers, Provenance.GROUP),
                    required(headers, Provenance.TOPIC),
                    Integer.parseInt(required(headers, Provenance.PARTITION)),
                    Long.parseLong(required(headers, Provenance.OFFSET)),
                    CloudEvents.text(headers, Provenance.KEY),
                    Instant.ofEpochMilli(Long.parseLong(required(headers, Provenance.TIMESTAMP))),
                    CloudEvents.text(headers, CloudEvents.TYPE),
                    CloudEvents.text(headers, CloudEvents.SUBJECT),
                    required(headers, Provenance.FAILURE),
                    Instant.parse(required(headers, Provenance.FAILED_AT)),
                    required(headers, Provenance.VALUE),
                    letter.value() == null ? 0 : letter.value().length,
                    new Place(letter.partition(), letter.offset())));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    TopicPartition source() {
        return new TopicPartition(topic, partition);
    }

    /** Pages are in the order in which the letters came. */
    String cursor() {
        return failedAt + "_" + key;
    }

    private static String required(Headers headers, String name) {
        String text = CloudEvents.text(headers, name);
        if (text == null) {
            throw new IllegalArgumentException(name);
        }
        return text;
    }
}
