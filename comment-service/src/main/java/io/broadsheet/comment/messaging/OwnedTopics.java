package io.broadsheet.comment.messaging;

import io.broadsheet.chassis.messaging.OwnedTopic;
import io.broadsheet.contract.Topics;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics of which this service is the only writer. */
@Configuration(proxyBeanMethods = false)
class OwnedTopics {

    @Bean
    OwnedTopic commentsTopic() {
        return OwnedTopic.retained(Topics.COMMENTS, Duration.ofDays(90));
    }

    @Bean
    OwnedTopic commentCountsTopic() {
        return OwnedTopic.compacted(Topics.COMMENT_COUNTS);
    }
}
