package io.broadsheet.newsletter.subscription.messaging;

import io.broadsheet.chassis.messaging.OwnedTopic;
import io.broadsheet.contract.Topics;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topic that this service owns. */
@Configuration(proxyBeanMethods = false)
class SubscriptionTopic {
    private static final Duration RETENTION = Duration.ofDays(90);

    @Bean
    OwnedTopic subscriptionsTopic() {
        return OwnedTopic.retained(Topics.SUBSCRIPTIONS, RETENTION);
    }
}
