package io.broadsheet.article.messaging;

import io.broadsheet.article.application.CommentCounts;
import io.broadsheet.article.application.CommentCounts.Count;
import io.broadsheet.chassis.messaging.PolledEvents;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.contract.CommentCountChanged;
import io.broadsheet.contract.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps the counts of comment-counts.v1. */
@Component
class CommentCountListener {

    static final String GROUP = "article-service.comment-counts";

    private final PolledEvents events;
    private final CommentCounts counts;

    CommentCountListener(PolledEvents events, CommentCounts counts) {
        this.events = events;
        this.counts = counts;
    }

    @KafkaListener(id = GROUP, topics = Topics.COMMENT_COUNTS, batch = "true")
    void on(List<ConsumerRecord<String, byte @Nullable []>> polled) {
        events.read(polled, this::put);
    }

    private void put(List<ReceivedEvent> polled) {
        var latest = new HashMap<UUID, Count>();
        for (var event : polled) {
            if (event.payload() instanceof CommentCountChanged(var article, var version, var visible)) {
                latest.merge(article, new Count(version, visible), Count::orLater);
            }
        }
        counts.put(latest);
    }
}
