package io.broadsheet.chassis;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/** What every service has. */
@AutoConfiguration(before = TaskSchedulingAutoConfiguration.class)
@ConditionalOnProperty("broadsheet.service")
@EnableConfigurationProperties({
    PublicAddresses.class,
    ChassisAutoConfiguration.ClockSettings.class,
    ShutdownSettings.class
})
@Import({UnknownSettings.class, ScheduledFailures.class})
public class ChassisAutoConfiguration {

    /** More than any service has, so that each has a thread when its time comes, whatever another waits for. */
    private static final int SCHEDULED_AT_ONCE = 24;

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

    /** Boot's own for virtual threads runs all work with a fixed delay in one thread. */
    @Bean
    @ConditionalOnBean(name = TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME)
    ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder) {
        return builder.poolSize(SCHEDULED_AT_ONCE)
                .threadNamePrefix("scheduled-")
                .build();
    }

    /** Shown as {@code background}. */
    @Bean
    BackgroundHealth backgroundHealthIndicator(ObjectProvider<Background> all) {
        return new BackgroundHealth(all);
    }
}
