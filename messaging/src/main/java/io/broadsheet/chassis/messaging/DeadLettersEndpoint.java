package io.broadsheet.chassis.messaging;

import io.broadsheet.chassis.Texts;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
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
 * {@code POST …/{topic}} (with {@code after} in its body) and {@code POST …/{topic}/{key}} to send again, {@code DELETE …/{topic}/{key}} to give one up.
 */
@Endpoint(id = "deadletters")
final class DeadLettersEndpoint {

    private static final int MOST_PER_PAGE = 100;
    /** So that a call ends in time. */
    private static final int MOST_SENT_AT_ONCE = 500;

    private final ListenedTopics listened;
    private final DeadLetterIndex letters;
    private final DeadLetterReplay replay;
    private final DeadLetterWriter writer;

    DeadLettersEndpoint(
            ListenedTopics listened, DeadLetterIndex letters, DeadLetterReplay replay, DeadLetterWriter writer) {
        this.listened = listened;
        this.letters = letters;
        this.replay = replay;
        this.writer = writer;
    }

    /** @param complete whether all of the topic was read in time; if not, ask again: reading goes on from there */
    record Summary(String deadLetterTopic, String topic, String group, int open, boolean complete) {}

    /** @param complete as in {@link Summary} */
    record Page(List<DeadLetter> items, @Nullable String next, boolean complete) {}

    /** @param value text where it is UTF-8, else in {@code base64} */
    record Shown(
            DeadLetter letter,
            Map<String, String> headers,
            @Nullable String text,
            @Nullable String base64) {}

    /**
     * @param left letters that stay, tried or not
     * @param next {@code after} of the next call; absent when all were tried, or a dependency is down
     */
    record Sent(
            int handled,
            int left,
            List<DeadLetterReplay.Outcome> failures,
            @Nullable String next) {}

    @ReadOperation
    List<Summary> topics() {
        return listened.all().stream().map(this::summary).toList();
    }

    private Summary summary(ConsumedTopic topic) {
        try {
            DeadLetterIndex.Open open = letters.open(topic);
            return new Summary(topic.deadLetters(), topic.topic(), topic.group(), open.count(), open.isWhole());
        } catch (RetriableException away) { // of one topic: the others' are told
            return new Summary(topic.deadLetters(), topic.topic(), topic.group(), letters.lastCount(topic), false);
        }
    }

    @ReadOperation
    WebEndpointResponse<?> list(@Selector String topic, @Nullable Integer limit, @Nullable String after) {
        int size = limit == null ? 20 : limit;
        if (size < 1 || size > MOST_PER_PAGE) {
            throw new InvalidEndpointRequestException(
                    "Not a limit", "limit: must be a number from 1 to " + MOST_PER_PAGE + ".");
        }
        return answer(listened.withDeadLetters(topic).map(found -> page(letters.open(found), size, after)));
    }

    private static Page page(DeadLetterIndex.Open open, int size, @Nullable String after) {
        List<DeadLetter> rest = open.after(after);
        boolean more = rest.size() > size;
        List<DeadLetter> items = more ? rest.subList(0, size) : rest;
        return new Page(items, more ? items.getLast().cursor() : null, open.isWhole());
    }

    @ReadOperation
    WebEndpointResponse<?> show(@Selector String topic, @Selector String key) {
        return answer(listened.withDeadLetters(topic)
                .flatMap(found -> letters.find(found, key)
                        .flatMap(letter -> replay.kept(found, letter).map(record -> shown(letter, record)))));
    }

    @WriteOperation
    WebEndpointResponse<?> sendAllAgain(@Selector String topic, @Nullable String after) {
        return answer(listened.withDeadLetters(topic).map(found -> sent(found, after)));
    }

    private Sent sent(ConsumedTopic topic, @Nullable String after) {
        DeadLetterReplay.Replayed replayed = replay.all(topic, after, MOST_SENT_AT_ONCE);
        List<DeadLetterReplay.Outcome> outcomes = replayed.outcomes();
        List<DeadLetterReplay.Outcome> failures =
                outcomes.stream().filter(outcome -> outcome.failure() != null).toList();
        return new Sent(outcomes.size() - failures.size(), letters.open(topic).count(), failures, replayed.next());
    }

    /** 409 with the reason if it failed again and stays. */
    @WriteOperation
    WebEndpointResponse<?> sendAgain(@Selector String topic, @Selector String key) {
        return listened.withDeadLetters(topic)
                .flatMap(found -> replay.again(found, key))
                .<WebEndpointResponse<?>>map(
                        outcome -> new WebEndpointResponse<>(outcome, outcome.failure() == null ? 200 : 409))
                .orElseGet(() -> answer(Optional.empty()));
    }

    @DeleteOperation
    WebEndpointResponse<?> giveUp(@Selector String topic, @Selector String key) {
        Optional<DeadLetter> letter = listened.withDeadLetters(topic).flatMap(found -> letters.find(found, key));
        letter.ifPresent(found -> writer.solve(topic, key));
        return new WebEndpointResponse<>(
                letter.isPresent() ? WebEndpointResponse.STATUS_NO_CONTENT : WebEndpointResponse.STATUS_NOT_FOUND);
    }

    private static WebEndpointResponse<?> answer(Optional<?> found) {
        return found.isPresent()
                ? new WebEndpointResponse<>(found.get())
                : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }

    private static Shown shown(DeadLetter letter, ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            String text = CloudEvents.text(record.headers(), header.key());
            headers.put(header.key(), Objects.requireNonNullElse(text, ""));
        }
        String text = Texts.ofUtf8(record.value());
        return new Shown(
                letter, headers, text, text == null ? Base64.getEncoder().encodeToString(record.value()) : null);
    }
}
