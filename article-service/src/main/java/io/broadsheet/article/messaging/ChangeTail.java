package io.broadsheet.article.messaging;

import io.broadsheet.article.application.CommentCounts.Count;
import io.broadsheet.article.application.ReaderCaches;
import io.broadsheet.cache.Freshness;
import io.broadsheet.cache.TopicTail;
import io.broadsheet.cache.TopicTail.Projected;
import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.contract.ArticlePublished;
import io.broadsheet.contract.CommentCountChanged;
import io.broadsheet.contract.Topics;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** Hears what any instance changes, so that this one forgets its copies. */
@Configuration(proxyBeanMethods = false)
class ChangeTail {

    @Bean
    Freshness watch() {
        return new Freshness();
    }

    @Bean
    TopicTail articleChanges(
            ConsumerFactory<String, byte[]> consumers, EventReader events, Freshness freshness, ReaderCaches caches) {
        return new TopicTail(
                "change-tail",
                List.of(Topics.ARTICLES, Topics.COMMENT_COUNTS),
                new Projected(Topics.COMMENT_COUNTS, CommentCountListener.GROUP),
                consumers,
                events,
                freshness,
                event -> pass(event, caches));
    }

    private static void pass(ReceivedEvent event, ReaderCaches caches) {
        if (event.payload() instanceof CommentCountChanged(var article, var version, var visible)) {
            caches.counted(article, new Count(version, visible));
        } else {
            if (event.payload() instanceof ArticlePublished article) {
                caches.named(article.tags(), article.section(), article.authors(), article.language());
            }
            caches.changed(event.subject());
        }
    }
}
