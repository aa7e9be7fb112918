package io.broadsheet.chassis.outbox;

import static org.apache.kafka.clients.producer.ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_BLOCK_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.ChassisAutoConfiguration;
import io.broadsheet.chassis.messaging.GrouplessConsumer;
import io.broadsheet.chassis.messaging.OwnedTopic;
import io.broadsheet.chassis.messaging.TopicIds;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.chassis.tracing.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** The outbox and its relay. */
@AutoConfiguration(after = {ChassisAutoConfiguration.class, KafkaAutoConfiguration.class})
@ConditionalOnProperty("broadsheet.service")
@EnableConfigurationProperties(OutboxProperties.class)
@Import({Outboxes.class, OutboxMetrics.class, OutboxWriter.class})
class OutboxAutoConfiguration {

    /** One setting gives both: a lease is long enough for a send only if the producer gives up in time. */
    @Bean
    DefaultKafkaProducerFactoryCustomizer deliveryTimeout(OutboxProperties properties) {
        return producers -> {
            Object block = producers.getConfigurationProperties().getOrDefault(MAX_BLOCK_MS_CONFIG, 2000);
            long delivery = properties.deliveryTimeout().toMillis() - Long.parseLong(block.toString());
            producers.updateConfigs(Map.of(DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery, REQUEST_TIMEOUT_MS_CONFIG, (int)
                    Math.min(4000, delivery / 2)));
        };
    }

    @Bean
    PartitionLanes partitionLanes(
            KafkaTemplate<String, byte[]> kafka, OutboxProperties properties, OutboxMetrics metrics) {
        var lanes = new PartitionLanes(kafka, Executors.newVirtualThreadPerTaskExecutor(), properties.concurrency());
        metrics.register(lanes);
        return lanes;
    }

    @Bean
    Relay relay(
            OutboxProperties properties,
            KafkaTemplate<String, byte[]> kafka,
            TraceContext trace,
            PartitionLanes lanes,
            OutboxMetrics metrics,
            DatabaseClock clock,
            @Value("/${broadsheet.service}") String source) {
        return new Relay(properties, new EventSender(kafka, trace, source), lanes, metrics, clock);
    }

    @Bean
    Sweep sweep(
            Outboxes outboxes,
            Relay relay,
            PartitionLanes lanes,
            OutboxMetrics metrics,
            OutboxProperties properties,
            DatabaseClock clock) {
        return new Sweep(outboxes, relay, lanes, metrics, properties, clock);
    }

    @Bean
    OutboxHealth outboxHealthIndicator(OutboxMetrics metrics, PartitionLanes lanes, OutboxProperties properties) {
        return new OutboxHealth(metrics, lanes, properties);
    }

    @Bean
    OutboxEndpoint outboxEndpoint(Outboxes outboxes, DatabaseClock clock) {
        return new OutboxEndpoint(outboxes, clock);
    }

    @Bean
    GrouplessConsumer comparisonConsumer(ConsumerFactory<String, byte[]> consumers) {
        return new GrouplessConsumer(consumers, "topic-comparison");
    }

    @Bean
    BehindTopic behindTopic(MongoDatabase database, Outboxes outboxes, ObjectProvider<TakingBack> remedies) {
        return new BehindTopic(database, outboxes, remedies.stream().toList());
    }

    @Bean
    TopicComparison topicComparison(
            MongoDatabase database,
            ObjectProvider<OwnedTopic> topics,
            TopicIds ids,
            @Qualifier("comparisonConsumer") GrouplessConsumer reads,
            BehindTopic behind,
            MeterRegistry meters) {
        return new TopicComparison(
                database, topics.stream().filter(OwnedTopic::ofAggregates).toList(), ids::of, reads, behind, meters);
    }

    @Bean
    BehindHealth behindHealthIndicator(TopicComparison comparison) {
        return new BehindHealth(comparison);
    }

    @Bean
    BehindEndpoint behindEndpoint(BehindTopic behind, TopicComparison comparison, DatabaseClock clock) {
        return new BehindEndpoint(behind, comparison, clock);
    }
}
