package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.ChassisAutoConfiguration;
import io.broadsheet.chassis.tracing.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;

/** The outbox and its relay. */
@AutoConfiguration(after = {ChassisAutoConfiguration.class, KafkaAutoConfiguration.class})
@ConditionalOnProperty("broadsheet.service")
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxAutoConfiguration {

    @Bean
    Outboxes outboxes() {
        return new Outboxes();
    }

    @Bean
    OutboxMetrics outboxMetrics(MeterRegistry meters, Clock clock) {
        return new OutboxMetrics(meters, clock);
    }

    @Bean
    Relay relay(
            OutboxProperties properties,
            KafkaTemplate<String, byte[]> kafka,
            TraceContext trace,
            OutboxMetrics metrics,
            Clock clock,
            @Value("/${broadsheet.service}") String source) {
        return new Relay(properties, new EventSender(kafka, trace, source), metrics, clock);
    }

    @Bean
    OutboxWriter outboxWriter(OutboxProperties properties, Relay relay, TraceContext trace, Clock clock) {
        return new OutboxWriter(properties, relay, trace, clock);
    }

    @Bean
    Sweep sweep(Outboxes outboxes, Relay relay, OutboxMetrics metrics, OutboxProperties properties, Clock clock) {
        return new Sweep(outboxes, relay, metrics, properties, clock);
    }

    @Bean
    OutboxEndpoint outboxEndpoint(Outboxes outboxes, Clock clock) {
        return new OutboxEndpoint(outboxes, clock);
    }
}
