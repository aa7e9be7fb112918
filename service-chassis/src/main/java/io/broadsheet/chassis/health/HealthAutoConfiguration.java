package io.broadsheet.chassis.health;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
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
    HealthThreads healthThreads() {
        return new HealthThreads();
    }

    @Bean
    static BeanPostProcessor boundedHealth(
            ObjectProvider<HealthSettings> settings, ObjectProvider<HealthThreads> threads) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof HealthContributorRegistry registry) {
                    bound(registry, settings.getObject(), threads.getObject());
                }
                return bean;
            }
        };
    }

    /**
     * At most one thread for each indicator, which ends when nobody asks. Not a bean of an executor's type: Spring Boot
     * would take it for the service's own.
     */
    static final class HealthThreads implements DisposableBean {

        private final ExecutorService threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("health-", 1).factory());

        @Override
        public void destroy() {
            threads.shutdownNow();
        }
    }

    private static void bound(HealthContributorRegistry registry, HealthSettings settings, HealthThreads all) {
        registry.stream().toList().forEach(entry -> {
            if (entry.contributor() instanceof HealthIndicator indicator) {
                registry.unregisterContributor(entry.name());
                registry.registerContributor(
                        entry.name(), new BoundedHealth(indicator, all.threads, settings.answer()));
            }
        });
    }
}
