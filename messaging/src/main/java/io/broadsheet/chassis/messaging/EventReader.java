package io.broadsheet.chassis.messaging;

import io.broadsheet.chassis.Texts;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.PublishedEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Turns records into events, for every listener the same way. */
public final class EventReader {

    private final MeterRegistry meters;

    public EventReader(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * @return empty for a type that this version does not know: it is counted, and the record needs nothing more
     * @throws MalformedEvent if the record breaks the contract, in itself or between key, headers and value
     */
    public Optional<ReceivedEvent> read(ConsumerRecord<String, byte @Nullable []> record) {
        Headers headers = record.headers();
        if (!text(headers, CloudEvents.SPEC_VERSION).equals("1.0")) {
            throw new MalformedEvent("Header ce_specversion is not 1.0");
        }
        Optional<EventType> type = EventType.named(text(headers, CloudEvents.TYPE));
        if (type.isEmpty()) {
            meters.counter("broadsheet.events.unknown", "topic", record.topic()).increment();
            return Optional.empty();
        }
        UUID subject = uuid(text(headers, CloudEvents.SUBJECT), "Header ce_subject");
        long version = version(text(headers, CloudEvents.SEQUENCE));
        if (!text(headers, CloudEvents.ID).startsWith(subject + ":" + version + ":")) {
            throw new MalformedEvent("Header ce_id contradicts ce_subject or ce_sequence");
        }
        Instant time = instant(text(headers, CloudEvents.TIME));
        UUID key = uuid(record.key(), "Key");
        PublishedEvent payload = payload(type.get(), record.value());
        if (payload == null ? !key.equals(subject) : !agrees(payload, key, subject, version)) {
            throw new MalformedEvent("Value, headers and key contradict each other");
        }
        return Optional.of(new ReceivedEvent(type.get(), subject, version, time, payload));
    }

    private static boolean agrees(PublishedEvent payload, UUID key, UUID subject, long version) {
        return payload.subject().equals(subject)
                && payload.version() == version
                && payload.key().equals(key);
    }

    private static @Nullable PublishedEvent payload(EventType type, byte @Nullable [] value) {
        Class<? extends PublishedEvent> shape = type.shape();
        if ((shape == null) != (value == null)) {
            throw new MalformedEvent(value == null ? "Value is missing" : "Value of a tombstone");
        }
        return shape == null || value == null ? null : EventJson.read(value, shape);
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new MalformedEvent("Header " + name + " is missing");
        }
        String text = Texts.ofUtf8(header.value());
        if (text == null) {
            throw new MalformedEvent("Header " + name + " is not UTF-8");
        }
        return text;
    }

    private static UUID uuid(@Nullable String text, String where) {
        try {
            // UUID's own parser also takes shortened groups, which other readers would not find equal.
            if (text != null && text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // Falls through: not a UUID either.
        }
        throw new MalformedEvent(where + " is not a UUID");
    }

    private static long version(String text) {
        try {
            long version = Long.parseLong(text);
            if (version > 0) {
                return version;
            }
        } catch (NumberFormatException e) {
            // Falls through: not a version either.
        }
        throw new MalformedEvent("Header ce_sequence is not a version");
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new MalformedEvent("Header ce_time is not an instant");
        }
    }
}
