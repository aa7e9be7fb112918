package io.broadsheet.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ScheduledTasksObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

@ExtendWith(OutputCaptureExtension.class)
class ScheduledFailuresTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellNoAddress(boolean virtualThreads, CapturedOutput output) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ChassisAutoConfiguration.class,
                        TaskSchedulingAutoConfiguration.class,
                        ObservationAutoConfiguration.class,
                        ScheduledTasksObservationAutoConfiguration.class))
                .withUserConfiguration(Clumsy.class)
                .withPropertyValues(
                        "broadsheet.service=press-service",
                        "broadsheet.public-url=http://localhost:8080",
                        "spring.threads.virtual.enabled=" + virtualThreads)
                .run(context -> {
                    var meters = context.getBean(MeterRegistry.class);
                    await().until(() ->
                            meters.counter("broadsheet.scheduled.failures").count() > 20);
                    assertThat(failing(meters, "Clumsy.fail")).isPositive();
                    await().untilAsserted(() ->
                            assertThat(failing(meters, "Clumsy.succeed")).isZero());
                    context.getBean(Clumsy.class).isMended = true;
                    await().until(() -> failing(meters, "Clumsy.fail") == 0);
                });

        assertThat(output).contains("Scheduled work failed", "MongoException").doesNotContain("ann@news.example");
        assertThat(output.getAll().split("Scheduled work failed", -1))
                .as("what goes on failing is told once")
                .hasSize(2);
    }

    private static double failing(MeterRegistry meters, String work) {
        return meters.get("broadsheet.scheduled.failing")
                .tag("work", work)
                .gauge()
                .value();
    }

    @Configuration
    @EnableScheduling
    static class Clumsy {

        volatile boolean isMended;

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Scheduled(fixedDelay = 1)
        void fail() {
            if (!isMended) {
                throw new MongoException("dup key: { email: \"ann@news.example\" }");
            }
        }

        @Scheduled(fixedDelay = 1)
        void succeed() {}
    }
}
