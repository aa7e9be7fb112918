package io.broadsheet.comment.messaging;

import io.broadsheet.cache.Freshness;
import io.broadsheet.cache.TopicTail;
import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.comment.application.CommentFollower;
import io.broadsheet.contract.CommentChanged;
import io.broadsheet.contract.Topics;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** Every instance hears what any of them changed, for the streams of its readers. */
@Configuration(proxyBeanMethods = false)
class CommentTail {

    @Bean
    TopicTail commentChanges(ConsumerFactory<String, byte[]> consumers, EventReader events, CommentFollower follower) {
        return new TopicTail(
                "comment-service-tail",
                List.of(Topics.COMMENTS),
                consumers,
                events,
                new Freshness(),
                new TopicTail.Listener() {
                    @Override
                    public void hear(ReceivedEvent event) {
                        if (event.payload() instanceof CommentChanged changed) {
                            follower.changed(changed.articleId(), changed.id(), changed.occurredAt());
                        }
                    }

                    @Override
                    public void missed() {
                        follower.missed();
                    }
                });
    }
}
