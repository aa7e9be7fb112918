package io.broadsheet.website.messaging;

import io.broadsheet.cache.Freshness;
import io.broadsheet.cache.TopicTail;
import io.broadsheet.chassis.messaging.BrokerAddresses;
import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.contract.Topics;
import io.broadsheet.website.cache.ChangeFeed;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** Every instance of the site hears everything, from when it begins to listen. */
@Configuration(proxyBeanMethods = false)
class ChangeFeedConfiguration {

    private static final List<String> TOPICS = List.of(Topics.ARTICLES, Topics.COMMENTS, Topics.COMMENT_COUNTS);

    @Bean
    BrokerAddresses brokerAddresses(KafkaConnectionDetails cluster) {
        return new BrokerAddresses(cluster.getBootstrapServers());
    }

    @Bean
    Freshness watch() {
        return new Freshness();
    }

    @Bean
    EventReader eventReader(MeterRegistry meters) {
        return new EventReader(meters);
    }

    /** Shown as {@code kafka}; pages come without it. */
    @Bean
    HealthIndicator kafkaHealthIndicator(Freshness freshness) {
        return () -> (freshness.isHearing() ? Health.up() : Health.down()).build();
    }

    @Bean
    ChangeFeed changeFeed(Freshness freshness) {
        return freshness::vouchesFor;
    }

    @Bean
    TopicTail changeTail(
            ConsumerFactory<String, byte[]> consumers,
            EventReader events,
            Freshness freshness,
            CacheInvalidator changes) {
        return new TopicTail("website-tail", TOPICS, consumers, events, freshness, changes);
    }
}
