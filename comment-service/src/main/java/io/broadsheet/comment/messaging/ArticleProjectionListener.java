package io.broadsheet.comment.messaging;

import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.comment.application.ArticleTracking;
import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.ArticleTraits;
import io.broadsheet.contract.ArticlePublished;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps this service's copy of articles. */
@Component
class ArticleProjectionListener {

    private final EventReader events;
    private final ArticleTracking articles;

    ArticleProjectionListener(EventReader events, ArticleTracking articles) {
        this.events = events;
        this.articles = articles;
    }

    @KafkaListener(id = "comment-service.article-projection", topics = Topics.ARTICLES)
    void on(ConsumerRecord<String, byte @Nullable []> record) {
        events.read(record).ifPresent(this::follow);
    }

    private void follow(ReceivedEvent event) {
        Article article = switch (event.payload()) {
            case ArticlePublished it ->
                new Article.Published(
                        it.slug(),
                        it.title(),
                        it.commentsOpen(),
                        it.commentsCloseAt(),
                        it.url(),
                        it.authors(),
                        new ArticleTraits(it.section(), it.language(), it.publishedAt()));
            case ArticleWithdrawn it -> new Article.Withdrawn(it.reason());
            case null -> new Article.Erased();
            // Of another topic: the contract gives this one no such type.
            default -> null;
        };
        if (article != null) {
            articles.changed(event.subject(), event.version(), article);
        }
    }
}
