package io.broadsheet.chassis.messaging;

import com.mongodb.client.MongoDatabase;
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
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.support.ProducerListener;

/** Gives every chassis service what its listeners and its topics need. */
@AutoConfiguration(
        before = KafkaAutoConfiguration.class,
        afterName = "io.broadsheet.chassis.store.StoreAutoConfiguration")
@ConditionalOnProperty("broadsheet.service")
@EnableConfigurationProperties({ConsumerSettings.class, TopicSettings.class})
class MessagingAutoConfiguration {

    @Bean
    CompressionCheck compressionCheck() {
        return new CompressionCheck();
    }

    @Bean
    BrokerAddresses brokerAddresses(KafkaConnectionDetails cluster) {
        return new BrokerAddresses(cluster.getBootstrapServers());
    }

    @Bean
    EventReader eventReader(MeterRegistry meters) {
        return new EventReader(meters);
    }

    @Bean
    PolledEvents polledEvents(EventReader events) {
        return new PolledEvents(events);
    }

    @Bean
    WaitingPartitions waitingPartitions(MeterRegistry meters) {
        return new WaitingPartitions(meters);
    }

    @Bean
    ListenerErrorHandler listenerErrorHandler(
            ConsumerSettings settings, DeadLetterWriter deadLetters, WaitingPartitions waiting) {
        return new ListenerErrorHandler(settings, deadLetters, waiting);
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
    ListenedTopics listenedTopics(KafkaListenerEndpointRegistry registry) {
        return new ListenedTopics(registry);
    }

    @Bean
    DeadLetterReplay deadLetterReplay(
            ListenedTopics listened,
            DeadLetterIndex letters,
            @Qualifier("deadLetterConsumer") GrouplessConsumer reads,
            DeadLetterWriter writer) {
        return new DeadLetterReplay(listened, letters, new RecordLookup(reads), writer);
    }

    @Bean
    DeadLettersEndpoint deadLettersEndpoint(
            ListenedTopics listened, DeadLetterIndex letters, DeadLetterReplay replay, DeadLetterWriter writer) {
        return new DeadLettersEndpoint(listened, letters, replay, writer);
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
    KafkaCluster kafkaCluster(KafkaAdmin settings) {
        return new KafkaCluster(settings);
    }

    @Bean
    TopicIds topicIds(KafkaCluster cluster) {
        return new TopicIds(cluster);
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
    @ConditionalOnBean(MongoDatabase.class)
    TopicContinuity topicContinuity(
            MongoDatabase database,
            TopicIds ids,
            KafkaCluster cluster,
            @Qualifier("lagConsumer") GrouplessConsumer reads) {
        return new TopicContinuity(database, ids, cluster, reads);
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
            KafkaListenerEndpointRegistry registry,
            ObjectProvider<TopicContinuity> continuity) {
        return new KafkaHealth(cluster, topics, registry, continuity.getIfAvailable());
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
