package io.broadsheet.chassis.health;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.annotation.Bean;

/** Bounds every check of health, and adds {@code virtualThreads}. */
@AutoConfiguration
@ConditionalOnProperty("broadsheet.service")
@EnableConfigurationProperties(HealthSettings.class)
class HealthAutoConfiguration {

    @Bean
    VirtualThreadHealth virtualThreadsHealthIndicator(HealthSettings settings) {
        return new VirtualThreadHealth(settings.virtualThreads());
    }

    @Bean
    static BeanPostProcessor boundedHealth(ObjectProvider<HealthSettings> settings) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof HealthContributorRegistry registry) {
                    bound(registry, settings.getObject());
                }
                return bean;
            }
        };
    }

    private static void bound(HealthContributorRegistry registry, HealthSettings settings) {
        // At most one thread for each indicator, gone when nobody asks.
        Executor threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("health-", 1).factory());
        registry.stream().toList().forEach(entry -> {
            if (entry.contributor() instanceof HealthIndicator indicator) {
                registry.unregisterContributor(entry.name());
                registry.registerContributor(entry.name(), new BoundedHealth(indicator, threads, settings.answer()));
            }
        });
    }
}
