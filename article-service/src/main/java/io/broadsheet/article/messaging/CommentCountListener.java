package io.broadsheet.article.messaging;

import io.broadsheet.article.application.CommentCounts;
import io.broadsheet.article.application.CommentCounts.Count;
import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.contract.CommentCountChanged;
import io.broadsheet.contract.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps the counts of comment-counts.v1. */
@Component
class CommentCountListener {

    static final String GROUP = "article-service.comment-counts";

    private final EventReader events;
    private final CommentCounts counts;

    CommentCountListener(EventReader events, CommentCounts counts) {
        this.events = events;
        this.counts = counts;
    }

    @KafkaListener(id = GROUP, topics = Topics.COMMENT_COUNTS)
    void on(ConsumerRecord<String, byte @Nullable []> record) {
        events.read(record).ifPresent(event -> {
            if (event.payload() instanceof CommentCountChanged(var article, var version, var visible)) {
                counts.put(article, new Count(version, visible));
            }
        });
    }
}
