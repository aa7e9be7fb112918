package io.broadsheet.chassis.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Dead letters for operators: list, show, send again, give up. The same on every instance.
 *
 * <p>{@code GET /actuator/deadletters}, {@code GET …/{topic}?limit=&after=}, {@code GET …/{topic}/{key}},
 * {@code POST …/{topic}} and {@code POST …/{topic}/{key}} to send again, {@code DELETE …/{topic}/{key}} to give one up.
 */
@Endpoint(id = "deadletters")
final class DeadLettersEndpoint {

    private static final int MOST_PER_PAGE = 100;

    private final ListenedTopics listened;
    private final DeadLetterReader reader;
    private final DeadLetterReplay replay;
    private final DeadLetterWriter writer;

    DeadLettersEndpoint(
            ListenedTopics listened, DeadLetterReader reader, DeadLetterReplay replay, DeadLetterWriter writer) {
        this.listened = listened;
        this.reader = reader;
        this.replay = replay;
        this.writer = writer;
    }

    record Summary(String deadLetterTopic, String topic, String group, int open) {}

    record Page(List<DeadLetter> items, @Nullable String next) {}

    /** @param value text where it is UTF-8, else in {@code base64} */
    record Shown(
            DeadLetter letter,
            Map<String, String> headers,
            @Nullable String text,
            @Nullable String base64) {}

    /** @param left letters that stay, tried or not */
    record Sent(int handled, int left, List<DeadLetterReplay.Outcome> failures) {}

    @ReadOperation
    List<Summary> topics() {
        return listened.deadLetterTopics().stream()
                .map(topic -> new Summary(
                        topic.name(),
                        topic.topic(),
                        topic.group(),
                        reader.open(topic.name()).size()))
                .toList();
    }

    @ReadOperation
    WebEndpointResponse<?> list(@Selector String topic, @Nullable Integer limit, @Nullable String after) {
        if (listened.deadLetterTopic(topic).isEmpty()) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        int size = limit == null ? 20 : Math.clamp(limit, 1, MOST_PER_PAGE);
        List<DeadLetter> rest = reader.open(topic).stream()
                .filter(letter -> after == null || letter.cursor().compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        boolean more = rest.size() > size;
        List<DeadLetter> items = more ? rest.subList(0, size) : rest;
        return new WebEndpointResponse<>(new Page(items, more ? items.getLast().cursor() : null));
    }

    @ReadOperation
    WebEndpointResponse<?> show(@Selector String topic, @Selector String key) {
        if (listened.deadLetterTopic(topic).isEmpty()) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        return reader.find(topic, key)
                .flatMap(letter -> reader.fetch(topic, letter).map(record -> shown(letter, record)))
                .map(WebEndpointResponse::new)
                .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }

    @WriteOperation
    WebEndpointResponse<?> sendAllAgain(@Selector String topic) {
        var letters = listened.deadLetterTopic(topic);
        if (letters.isEmpty()) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        List<DeadLetterReplay.Outcome> outcomes = replay.all(letters.get());
        List<DeadLetterReplay.Outcome> failures =
                outcomes.stream().filter(outcome -> outcome.failure() != null).toList();
        int handled = outcomes.size() - failures.size();
        return new WebEndpointResponse<>(new Sent(handled, reader.open(topic).size(), failures));
    }

    /** 409 with the reason if it failed again and stays. */
    @WriteOperation
    WebEndpointResponse<?> sendAgain(@Selector String topic, @Selector String key) {
        var letters = listened.deadLetterTopic(topic);
        return letters.flatMap(found -> replay.again(found, key))
                .map(outcome -> new WebEndpointResponse<Object>(outcome, outcome.failure() == null ? 200 : 409))
                .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }

    @DeleteOperation
    WebEndpointResponse<?> giveUp(@Selector String topic, @Selector String key) {
        if (listened.deadLetterTopic(topic).isEmpty() || reader.find(topic, key).isEmpty()) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        writer.solve(topic, key);
        return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
    }

    private static Shown shown(DeadLetter letter, ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            String text = Provenance.text(record.headers(), header.key());
            headers.put(header.key(), Objects.requireNonNullElse(text, ""));
        }
        try {
            String text =
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(record.value())).toString();
            return new Shown(letter, headers, text, null);
        } catch (CharacterCodingException e) {
            return new Shown(letter, headers, null, Base64.getEncoder().encodeToString(record.value()));
        }
    }
}
