package io.broadsheet.comment.messaging;

import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.comment.application.CommentCounting;
import io.broadsheet.comment.application.CommentErasure;
import io.broadsheet.comment.application.Recounts;
import io.broadsheet.contract.CommentChanged;
import io.broadsheet.contract.Topics;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;

/** Marks the article of each changed comment, so that its comments are counted again. */
@Component
class CounterListener {

    private final EventReader events;
    private final CommentCounting counting;
    private final Recounts recounts;
    private final CommentErasure erasure;
    private final PollMarks marks = new PollMarks();
    private final PollMarks checks = new PollMarks();

    CounterListener(EventReader events, CommentCounting counting, Recounts recounts, CommentErasure erasure) {
        this.events = events;
        this.counting = counting;
        this.recounts = recounts;
        this.erasure = erasure;
    }

    @KafkaListener(id = "comment-service.counter", topics = Topics.COMMENTS)
    void on(
            ConsumerRecord<String, byte @Nullable []> record,
            @Header(name = KafkaHeaders.CONSUMER, required = false) @Nullable Consumer<?, ?> consumer) {
        events.read(record).map(ReceivedEvent::payload).ifPresent(payload -> {
            if (payload instanceof CommentChanged changed) {
                var from = new TopicPartition(record.topic(), record.partition());
                // Many changes of one article cost one mark, so that they hold up no other's.
                marks.once(from, consumer, changed.articleId(), () -> mark(changed.articleId()));
                if (!changed.state().equals("removed")) {
                    checks.once(from, consumer, changed.articleId(), () -> erasure.check(changed.articleId()));
                }
            }
        });
    }

    private void mark(UUID articleId) {
        counting.mark(articleId);
        recounts.request(articleId);
    }
}
