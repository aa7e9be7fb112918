package io.broadsheet.chassis.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.contract.EventType;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Headers of an event in the binary mode of the CloudEvents 1.0 Kafka protocol binding. */
public final class CloudEvents {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    /** The sequence extension: here always the aggregate's version, in decimal. */
    public static final String SEQUENCE = "ce_sequence";

    public static final String CONTENT_TYPE = "content-type";
    public static final String JSON = "application/json; charset=utf-8";

    private CloudEvents() {}

    /**
     * @param n which of the events that this version of the subject announced, from 0; repeats carry the same number
     * @param source the owning service, for example {@code /article-service}
     */
    public static Headers headers(EventType type, UUID subject, long version, int n, Instant time, String source) {
        Headers headers = new RecordHeaders();
        add(headers, SPEC_VERSION, "1.0");
        add(headers, ID, subject + ":" + version + ":" + n);
        add(headers, TYPE, type.typeName());
        add(headers, SOURCE, source);
        add(headers, TIME, time.toString());
        add(headers, SUBJECT, subject.toString());
        add(headers, SEQUENCE, Long.toString(version));
        if (type.shape() != null) {
            add(headers, CONTENT_TYPE, JSON);
        }
        return headers;
    }

    /** @return null if there is none of that name, or nothing in it */
    public static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
