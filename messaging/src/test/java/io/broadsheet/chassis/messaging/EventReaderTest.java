package io.broadsheet.chassis.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.contract.CommentChanged;
import io.broadsheet.contract.EventType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventReaderTest {

    private static final UUID ID = UUID.fromString("0193f0b7-9e20-7a42-8c15-6b0d3f9a1e58");
    private static final UUID ARTICLE = UUID.fromString("0193f0a2-5c4e-7d11-9a63-2f8b1e6d4c70");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.120Z");
    private static final CommentChanged HELD = new CommentChanged(ID, 7, ARTICLE, null, "held", NOON, NOON);
    private static final String JSON = EventJson.writeString(HELD);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EventReader reader = new EventReader(meters);

    @Test
    void readsWhatEventJsonAndCloudEventsWrite() {
        assertThat(reader.read(record(ARTICLE.toString(), JSON, headers())))
                .contains(new ReceivedEvent(EventType.COMMENT_POSTED, ID, 7, NOON, HELD));
    }

    @Test
    void passesUnknownMembersOver() {
        String more = JSON.replaceFirst("\\{", "{\"mood\":{\"a\":[1]},");

        assertThat(reader.read(record(ARTICLE.toString(), more, headers()))).isPresent();
    }

    @Test
    void passesUnknownTypesOverAndCountsThem() {
        Headers headers = with(headers(), CloudEvents.TYPE, "comment.sung");

        assertThat(reader.read(record("any key", "any value", headers))).isEmpty();
        assertThat(meters.get("broadsheet.events.unknown")
                        .tag("topic", "comments.v1")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void readsATombstone() {
        Headers headers = CloudEvents.headers(EventType.ARTICLE_ERASED, ARTICLE, 9, 0, NOON, "/article-service");

        assertThat(reader.read(record(ARTICLE.toString(), null, headers)))
                .contains(new ReceivedEvent(EventType.ARTICLE_ERASED, ARTICLE, 9, NOON, null));
    }

    static Stream<Arguments> malformed() {
        String key = ARTICLE.toString();
        return Stream.of(
                Arguments.of("ce_specversion is not 1.0", key, JSON, with(headers(), CloudEvents.SPEC_VERSION, "2.0")),
                Arguments.of("ce_type is missing", key, JSON, headers().remove(CloudEvents.TYPE)),
                Arguments.of("ce_subject is not", key, JSON, with(headers(), CloudEvents.SUBJECT, "1-2-3-4-5")),
                Arguments.of("ce_id contradicts", key, JSON, with(headers(), CloudEvents.SUBJECT, ARTICLE.toString())),
                Arguments.of("ce_sequence is not", key, JSON, with(headers(), CloudEvents.SEQUENCE, "seven")),
                Arguments.of("ce_sequence is not", key, JSON, with(headers(), CloudEvents.SEQUENCE, "0")),
                Arguments.of("ce_id contradicts", key, JSON, with(headers(), CloudEvents.SEQUENCE, "8")),
                Arguments.of("ce_id contradicts", key, JSON, with(headers(), CloudEvents.ID, "7")),
                Arguments.of("ce_time is not", key, JSON, with(headers(), CloudEvents.TIME, "noon")),
                Arguments.of("Key is not a UUID", "key", JSON, headers()),
                Arguments.of("Key is not a UUID", null, JSON, headers()),
                Arguments.of("contradict each other", ID.toString(), JSON, headers()),
                Arguments.of("contradict each other", key, JSON.replace(":7,", ":8,"), headers()),
                Arguments.of("Value is missing", key, null, headers()),
                Arguments.of("Value is no CommentChanged", key, "", headers()),
                Arguments.of("Value is JSON null", key, "null", headers()),
                Arguments.of("Value is no CommentChanged", key, "[]", headers()),
                Arguments.of("Value is no CommentChanged", key, JSON.substring(0, 40), headers()),
                Arguments.of("Value is no CommentChanged", key, JSON + "{}", headers()),
                Arguments.of("Value is no CommentChanged", key, JSON.replace(":7,", ":{},"), headers()),
                Arguments.of("Value is no CommentChanged", key, JSON.replace("\"version\":7,", ""), headers()),
                Arguments.of("Value has no \"state\"", key, JSON.replace("\"held\"", "null"), headers()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void refusesWhatBreaksTheContract(String says, String key, String value, Headers headers) {
        assertThatExceptionOfType(MalformedEvent.class)
                .isThrownBy(() -> reader.read(record(key, value, headers)))
                .withMessageContaining(says)
                .withNoCause();
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] broken = JSON.getBytes(UTF_8);
        broken[JSON.indexOf("held")] = (byte) 0xC3;

        assertThatExceptionOfType(MalformedEvent.class)
                .isThrownBy(() -> EventJson.read(broken, CommentChanged.class))
                .withMessage("Value is not UTF-8");
    }

    private static Headers headers() {
        return CloudEvents.headers(EventType.COMMENT_POSTED, ID, 7, 0, NOON, "/comment-service");
    }

    private static Headers with(Headers headers, String name, String value) {
        headers.remove(name);
        return headers.add(name, value.getBytes(UTF_8));
    }

    private static ConsumerRecord<String, byte[]> record(String key, String value, Headers headers) {
        return new ConsumerRecord<>(
                "comments.v1",
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value == null ? null : value.getBytes(UTF_8),
                headers,
                Optional.empty());
    }
}
