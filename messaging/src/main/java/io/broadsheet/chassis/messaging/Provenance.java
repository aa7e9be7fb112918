package io.broadsheet.chassis.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Headers of a dead letter: those of the failed record, and where it came from and why it failed. */
final class Provenance {

    static final String PREFIX = "broadsheet-dlt-";
    static final String TOPIC = PREFIX + "topic";
    static final String PARTITION = PREFIX + "partition";
    static final String OFFSET = PREFIX + "offset";
    static final String KEY = PREFIX + "key";
    static final String TIMESTAMP = PREFIX + "timestamp";
    static final String GROUP = PREFIX + "group";
    static final String FAILURE = PREFIX + "failure";
    static final String FAILED_AT = PREFIX + "failed-at";
    static final String VALUE = PREFIX + "value";

    /** The letter's value is the record's, byte for byte. */
    static final String VALUE_WHOLE = "whole";
    /** The record was a tombstone; the letter's value is empty, since none would erase the letter itself. */
    static final String VALUE_NONE = "none";
    /** The record was too large to be copied; it is read from its own topic again. */
    static final String VALUE_LEFT = "left";

    private Provenance() {}

    static Headers of(ConsumerRecord<?, ?> record, String group, String failure, Instant now, String value) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        add(headers, TOPIC, record.topic());
        add(headers, PARTITION, Integer.toString(record.partition()));
        add(headers, OFFSET, Long.toString(record.offset()));
        if (record.key() != null) {
            add(headers, KEY, record.key().toString());
        }
        add(headers, TIMESTAMP, Long.toString(record.timestamp()));
        add(headers, GROUP, group);
        add(headers, FAILURE, failure);
        add(headers, FAILED_AT, now.toString());
        add(headers, VALUE, value);
        return headers;
    }

    /** The failed record's own headers. */
    static RecordHeaders original(Headers headers) {
        RecordHeaders original = new RecordHeaders();
        for (Header header : headers) {
            if (!header.key().startsWith(PREFIX)) {
                original.add(header);
            }
        }
        return original;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
