package io.broadsheet.article.messaging;

import io.broadsheet.chassis.messaging.OwnedTopic;
import io.broadsheet.contract.Topics;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics that article-service owns. */
@Configuration(proxyBeanMethods = false)
class ArticleTopics {

    @Bean
    OwnedTopic articlesTopic() {
        return OwnedTopic.compacted(Topics.ARTICLES);
    }

    @Bean
    OwnedTopic articleViewsTopic() {
        return OwnedTopic.occurrences(Topics.ARTICLE_VIEWS, Duration.ofDays(7));
    }
}
