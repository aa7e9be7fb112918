package io.broadsheet.chassis.messaging;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.store.DatabaseClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.support.ProducerListener;

/** Gives every chassis service what its listeners and its topics need. */
@AutoConfiguration(
        before = KafkaAutoConfiguration.class,
        afterName = "io.broadsheet.chassis.store.StoreAutoConfiguration")
@ConditionalOnProperty("broadsheet.service")
@EnableConfigurationProperties({ConsumerSettings.class, TopicSettings.class})
@Import({
    CompressionCheck.class,
    EventReader.class,
    PolledEvents.class,
    WaitingPartitions.class,
    ListenerErrorHandler.class,
    DeadLettersEndpoint.class,
    ListenedTopics.class,
    KafkaCluster.class,
    TopicIds.class
})
class MessagingAutoConfiguration {

    @Bean
    BrokerAddresses brokerAddresses(KafkaConnectionDetails cluster) {
        return new BrokerAddresses(cluster.getBootstrapServers());
    }

    @Bean
    DeadLetterWriter deadLetterWriter(ProducerFactory<?, ?> producers, MeterRegistry meters, Clock clock) {
        return new DeadLetterWriter(plain(producers), meters, clock);
    }

    @Bean
    GrouplessConsumer deadLetterConsumer(ConsumerFactory<?, ?> consumers) {
        return new GrouplessConsumer(plain(consumers), "dead-letters");
    }

    @Bean
    GrouplessConsumer lagConsumer(ConsumerFactory<?, ?> consumers) {
        return new GrouplessConsumer(plain(consumers), "group-lag");
    }

    @Bean
    DeadLetterIndex deadLetterIndex(@Qualifier("deadLetterConsumer") GrouplessConsumer reads, MeterRegistry meters) {
        return new DeadLetterIndex(reads, meters);
    }

    @Bean
    GroupLag groupLag(
            ListenedTopics listened,
            ObjectProvider<TopicReader> readers,
            KafkaCluster cluster,
            @Qualifier("lagConsumer") GrouplessConsumer reads,
            MeterRegistry meters,
            Clock clock) {
        return new GroupLag(
                () -> Stream.concat(
                                listened.all().stream(), readers.stream().flatMap(reader -> reader.consumed().stream()))
                        .toList(),
                cluster,
                reads,
                meters,
                clock);
    }

    @Bean
    DeadLetterReplay deadLetterReplay(
            ListenedTopics listened,
            DeadLetterIndex letters,
            @Qualifier("deadLetterConsumer") GrouplessConsumer reads,
            DeadLetterWriter writer) {
        return new DeadLetterReplay(listened, letters, reads, writer);
    }

    /**
     * Listeners run on platform threads, other than Spring Boot's setting for virtual ones has it: their clients spin
     * at times, and as many that do as there are carriers would stop every virtual thread for good.
     */
    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> platformThreads() {
        return container -> container
                .getContainerProperties()
                .setListenerTaskExecutor(new SimpleAsyncTaskExecutor(container.getListenerId() + "-"));
    }

    /** Spring's own would log the records that could not be sent; the senders tell of failures themselves. */
    @Bean
    ProducerListener<Object, Object> quietProducerListener() {
        return new ProducerListener<>() {};
    }

    @Bean
    TopicSetup topicSetup(
            KafkaCluster cluster,
            TopicSettings settings,
            ObjectProvider<OwnedTopic> owned,
            ListenedTopics listened,
            MeterRegistry meters) {
        return new TopicSetup(cluster, settings, owned.stream().toList(), listened, meters);
    }

    @Bean
    TopicRights topicRights(
            KafkaCluster cluster, ObjectProvider<OwnedTopic> owned, ListenedTopics listened, MeterRegistry meters) {
        return new TopicRights(cluster, owned.stream().toList(), listened, meters);
    }

    @Bean
    @ConditionalOnBean(MongoDatabase.class)
    TopicContinuity topicContinuity(
            MongoDatabase database,
            TopicIds ids,
            KafkaCluster cluster,
            @Qualifier("lagConsumer") GrouplessConsumer reads,
            DatabaseClock clock,
            MeterRegistry meters) {
        return new TopicContinuity(database, ids, cluster, reads, clock, meters);
    }

    @Bean
    @ConditionalOnBean(TopicContinuity.class)
    BreaksEndpoint breaksEndpoint(TopicContinuity continuity) {
        return new BreaksEndpoint(continuity);
    }

    @Bean
    MessagingLifecycle messagingLifecycle(
            KafkaCluster cluster,
            TopicSetup topics,
            TopicRights rights,
            KafkaListenerEndpointRegistry registry,
            ListenedTopics listened,
            DeadLetterIndex deadLetters,
            ObjectProvider<TopicContinuity> continuity,
            ConsumerSettings settings,
            ObjectProvider<ProducerFactory<?, ?>> producers,
            ObjectProvider<TopicReader> readers,
            ObjectProvider<GrouplessConsumer> groupless) {
        return new MessagingLifecycle(
                cluster,
                topics,
                rights,
                registry,
                listened,
                deadLetters,
                continuity.getIfAvailable(),
                settings.outage(),
                () -> {
                    producers.forEach(ProducerFactory::reset);
                    readers.forEach(TopicReader::renew);
                    groupless.forEach(GrouplessConsumer::destroy);
                });
    }

    /** Shown as {@code kafka}. */
    @Bean
    HealthIndicator kafkaHealthIndicator(
            KafkaCluster cluster,
            TopicSetup topics,
            TopicRights rights,
            KafkaListenerEndpointRegistry registry,
            ObjectProvider<TopicContinuity> continuity) {
        return new KafkaHealth(cluster, topics, rights, registry, continuity.getIfAvailable());
    }

    /** Serializers are set to these types in broadsheet-messaging.yml. */
    @SuppressWarnings("unchecked")
    private static ProducerFactory<String, byte[]> plain(ProducerFactory<?, ?> factory) {
        return (ProducerFactory<String, byte[]>) factory;
    }

    @SuppressWarnings("unchecked")
    private static ConsumerFactory<String, byte[]> plain(ConsumerFactory<?, ?> factory) {
        return (ConsumerFactory<String, byte[]>) factory;
    }
}
