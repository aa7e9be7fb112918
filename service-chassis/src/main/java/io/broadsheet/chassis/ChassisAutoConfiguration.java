package io.broadsheet.chassis;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What every service has. */
@AutoConfiguration
@ConditionalOnProperty("broadsheet.service")
@EnableConfigurationProperties({
    PublicAddresses.class,
    ChassisAutoConfiguration.ClockSettings.class,
    ShutdownSettings.class
})
@Import({UnknownSettings.class, ScheduledFailures.class})
public class ChassisAutoConfiguration {

    /** @param offset how wrong this instance's clock is, for tests of what that does */
    @ConfigurationProperties("broadsheet.clock")
    record ClockSettings(@DefaultValue("0s") Duration offset) {}

    @Bean
    @ConditionalOnMissingBean
    Clock clock(ClockSettings settings) {
        // BSON keeps milliseconds: what is read back must equal what was written.
        return Clock.offset(Clock.tickMillis(ZoneOffset.UTC), settings.offset());
    }

    @Bean
    @ConditionalOnMissingBean
    Ids ids() {
        return new Ids();
    }

    /** Shown as {@code background}. */
    @Bean
    BackgroundHealth backgroundHealthIndicator(ObjectProvider<Background> all) {
        return new BackgroundHealth(all);
    }
}
