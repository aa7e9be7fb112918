package io.broadsheet.newsletter.replies.messaging;

import io.broadsheet.chassis.messaging.PolledEvents;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.contract.CommentChanged;
import io.broadsheet.contract.PublishedEvent;
import io.broadsheet.contract.Topics;
import io.broadsheet.newsletter.replies.application.CommentNews;
import io.broadsheet.newsletter.replies.domain.CommentStates.State;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Comments that became visible, or are so no longer: for those who want to hear of replies. */
@Component
class RepliesListener {
    private final PolledEvents events;
    private final CommentNews comments;

    RepliesListener(PolledEvents events, CommentNews comments) {
        this.events = events;
        this.comments = comments;
    }

    @KafkaListener(id = "newsletter-service.replies", topics = Topics.COMMENTS, batch = "true")
    void on(List<ConsumerRecord<String, byte @Nullable []>> polled) {
        events.read(
                polled,
                heard -> comments.heard(heard.stream()
                        .map(ReceivedEvent::payload)
                        .<State>mapMulti(RepliesListener::state)
                        .toList()));
    }

    private static void state(@Nullable PublishedEvent payload, Consumer<State> states) {
        if (payload instanceof CommentChanged changed) {
            states.accept(new State(
                    changed.id(),
                    changed.version(),
                    changed.articleId(),
                    changed.parentId(),
                    changed.state().equals("visible"),
                    changed.state().equals("removed")));
        }
    }
}
