package io.broadsheet.comment.messaging;

import io.broadsheet.cache.Freshness;
import io.broadsheet.cache.TopicTail;
import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.comment.application.CommentFollower;
import io.broadsheet.comment.application.QueueFollower;
import io.broadsheet.comment.application.ReadableArticles;
import io.broadsheet.comment.application.ThreadCache;
import io.broadsheet.comment.domain.Article;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.CommentChanged;
import io.broadsheet.contract.Topics;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Every instance hears what any of them changed, and which articles went, for its pages and the streams of its readers and
 * moderators.
 */
@Configuration(proxyBeanMethods = false)
class CommentTail {

    private static final List<String> TOPICS = List.of(Topics.COMMENTS, Topics.ARTICLES);

    @Bean
    Freshness commentFreshness() {
        return new Freshness();
    }

    @Bean
    TopicTail commentChanges(
            ConsumerFactory<String, byte[]> consumers,
            EventReader events,
            Freshness freshness,
            ThreadCache pages,
            ReadableArticles articles,
            CommentFollower follower,
            QueueFollower queue) {
        var listener = new Listener(pages, articles, follower, queue);
        return new TopicTail("comment-service-tail", TOPICS, consumers, events, freshness, listener);
    }

    private record Listener(ThreadCache pages, ReadableArticles articles, CommentFollower follower, QueueFollower queue)
            implements TopicTail.Listener {

        @Override
        public void hear(ReceivedEvent event) {
            switch (event.payload()) {
                case CommentChanged changed -> {
                    pages.heard(changed.articleId(), changed.id(), changed.version());
                    follower.changed(changed.articleId(), changed.id(), changed.occurredAt());
                    queue.changed(changed.id(), changed.version(), changed.state());
                }
                case ArticleWithdrawn gone -> gone(gone.id(), gone.version(), new Article.Withdrawn(gone.reason()));
                case null -> {
                    if (event.type().topic().equals(Topics.ARTICLES)) {
                        gone(event.subject(), event.version(), new Article.Erased());
                    }
                }
                default -> {
                    // Nothing that is shown with comments.
                }
            }
        }

        private void gone(UUID id, long version, Article article) {
            articles.heard(id, version, article);
            pages.heard(id);
        }

        @Override
        public void missed() {
            follower.missed();
            queue.queueMissed();
        }
    }
}
