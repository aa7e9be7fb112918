package io.broadsheet.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

class SchedulingTest {
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(ChassisAutoConfiguration.class, TaskSchedulingAutoConfiguration.class))
            .withUserConfiguration(Work.class)
            .withPropertyValues(
                    "broadsheet.service=press-service",
                    "broadsheet.public-url=http://localhost:8080",
                    "spring.threads.virtual.enabled=true");

    @Test
    void letsNothingWaitForWhatHangs() {
        service.run(context -> {
            var work = context.getBean(Work.class);
            work.hanging.await();
            var before = work.done.get();

            await().until(() -> work.done.get() > before + 2);
        });
    }

    @Test
    void endsWhatIsAtWorkWhenTheServiceStops() {
        service.run(context -> {
            var work = context.getBean(Work.class);
            work.hanging.await();

            context.close();

            assertThat(work.ended.getCount()).isZero();
        });
    }

    @Configuration
    @EnableScheduling
    static class Work {
        private final CountDownLatch hanging = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private final AtomicInteger done = new AtomicInteger();

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Scheduled(fixedDelay = 1)
        void hang() throws InterruptedException {
            hanging.countDown();
            released.await();
            ended.countDown();
        }

        @Scheduled(fixedDelay = 1)
        void go() {
            done.incrementAndGet();
        }

        @EventListener(ContextClosedEvent.class)
        void closing() {
            released.countDown();
        }
    }
}
