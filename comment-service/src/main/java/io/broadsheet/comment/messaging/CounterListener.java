package io.broadsheet.comment.messaging;

import io.broadsheet.chassis.messaging.PolledEvents;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.comment.application.CommentCounting;
import io.broadsheet.comment.application.CommentErasure;
import io.broadsheet.comment.application.Recounts;
import io.broadsheet.contract.CommentChanged;
import io.broadsheet.contract.Topics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Marks the article of each changed comment, so that its comments are counted again. Whatever a poll brings had happened
 * before it was over, so that one mark, made after it, stands for all that it tells of an article: many changes of one
 * hold up no other's.
 */
@Component
class CounterListener {

    private final PolledEvents events;
    private final CommentCounting counting;
    private final Recounts recounts;
    private final CommentErasure erasure;

    CounterListener(PolledEvents events, CommentCounting counting, Recounts recounts, CommentErasure erasure) {
        this.events = events;
        this.counting = counting;
        this.recounts = recounts;
        this.erasure = erasure;
    }

    @KafkaListener(id = "comment-service.counter", topics = Topics.COMMENTS, batch = "true")
    void on(List<ConsumerRecord<String, byte @Nullable []>> polled) {
        events.read(polled, this::mark);
    }

    private void mark(List<ReceivedEvent> polled) {
        Set<UUID> changed = new LinkedHashSet<>();
        Set<UUID> worded = new LinkedHashSet<>();
        for (var event : polled) {
            if (event.payload() instanceof CommentChanged comment) {
                changed.add(comment.articleId());
                if (!comment.state().equals("removed")) {
                    worded.add(comment.articleId());
                }
            }
        }
        counting.mark(changed);
        changed.forEach(recounts::request);
        erasure.check(worded);
    }
}
