package io.broadsheet.chassis.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Gives every chassis service what its listeners need. */
@AutoConfiguration
@ConditionalOnProperty("broadsheet.service")
class MessagingAutoConfiguration {

    @Bean
    EventReader eventReader(MeterRegistry meters) {
        return new EventReader(meters);
    }
}
