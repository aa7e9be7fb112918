package io.broadsheet.newsletter.replies.messaging;

import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.contract.CommentChanged;
import io.broadsheet.contract.Topics;
import io.broadsheet.newsletter.replies.application.CommentNews;
import io.broadsheet.newsletter.replies.domain.CommentStates.State;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Comments that became visible, or are so no longer: for those who want to hear of replies. */
@Component
class RepliesListener {
    private final EventReader events;
    private final CommentNews comments;

    RepliesListener(EventReader events, CommentNews comments) {
        this.events = events;
        this.comments = comments;
    }

    @KafkaListener(id = "newsletter-service.replies", topics = Topics.COMMENTS)
    void on(ConsumerRecord<String, byte @Nullable []> record) {
        events.read(record).map(ReceivedEvent::payload).ifPresent(payload -> {
            if (payload instanceof CommentChanged changed) {
                comments.heard(new State(
                        changed.id(),
                        changed.version(),
                        changed.articleId(),
                        changed.parentId(),
                        changed.state().equals("visible"),
                        changed.state().equals("removed")));
            }
        });
    }
}
