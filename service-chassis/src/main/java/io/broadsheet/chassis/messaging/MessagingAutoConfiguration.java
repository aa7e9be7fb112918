package io.broadsheet.chassis.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
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
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@ConditionalOnProperty("broadsheet.service")
@EnableConfigurationProperties({ConsumerSettings.class, TopicSettings.class})
class MessagingAutoConfiguration {

    @Bean
    CompressionCheck compressionCheck() {
        return new CompressionCheck();
    }

    @Bean
    EventReader eventReader(MeterRegistry meters) {
        return new EventReader(meters);
    }

    @Bean
    GroupWatch groupWatch(MeterRegistry meters, Clock clock) {
        return new GroupWatch(meters, clock);
    }

    @Bean
    FailureHandling failureHandling(ConsumerSettings settings, DeadLetterWriter deadLetters, GroupWatch watch) {
        return new FailureHandling(settings, deadLetters, watch);
    }

    @Bean
    DeadLetterWriter deadLetterWriter(ProducerFactory<?, ?> producers, MeterRegistry meters, Clock clock) {
        return new DeadLetterWriter(plain(producers), meters, clock);
    }

    @Bean
    DeadLetterReader deadLetterReader(ConsumerFactory<?, ?> consumers) {
        return new DeadLetterReader(plain(consumers));
    }

    @Bean
    ListenedTopics listenedTopics(KafkaListenerEndpointRegistry registry) {
        return new ListenedTopics(registry);
    }

    @Bean
    DeadLetterReplay deadLetterReplay(ListenedTopics listened, DeadLetterReader reader, DeadLetterWriter writer) {
        return new DeadLetterReplay(listened, reader, writer);
    }

    @Bean
    DeadLettersEndpoint deadLettersEndpoint(
            ListenedTopics listened, DeadLetterReader reader, DeadLetterReplay replay, DeadLetterWriter writer) {
        return new DeadLettersEndpoint(listened, reader, replay, writer);
    }

    @Bean
    OpenDeadLetters openDeadLetters(ListenedTopics listened, DeadLetterReader reader, MeterRegistry meters) {
        return new OpenDeadLetters(listened, reader, meters);
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
    TopicKeeper topicKeeper(
            KafkaCluster cluster,
            TopicSettings settings,
            ObjectProvider<OwnedTopic> owned,
            ListenedTopics listened,
            MeterRegistry meters) {
        return new TopicKeeper(cluster, settings, owned.stream().toList(), listened, meters);
    }

    @Bean
    MessagingLifecycle messagingLifecycle(
            KafkaCluster cluster,
            TopicKeeper topics,
            KafkaListenerEndpointRegistry registry,
            OpenDeadLetters deadLetters) {
        return new MessagingLifecycle(cluster, topics, registry, deadLetters);
    }

    /** Shown as {@code kafka}. */
    @Bean
    HealthIndicator kafkaHealthIndicator(
            KafkaCluster cluster, TopicKeeper topics, KafkaListenerEndpointRegistry registry) {
        return new KafkaHealth(cluster, topics, registry);
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
