package io.broadsheet.chassis.store;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.chassis.ChassisAutoConfiguration;
import io.broadsheet.embedded.EmbeddedMongo;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Whose clock leases go by; {@code system-tests/faults} has whole processes with wrong ones. */
class DatabaseClockIT {

    @TempDir
    static Path data;

    @Test
    void leasesOfAProcessWithAWrongClockGoByTheDatabases() throws Exception {
        try (var mongo = EmbeddedMongo.start(data, 0)) {
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(
                            ChassisAutoConfiguration.class, MongoAutoConfiguration.class, StoreAutoConfiguration.class))
                    .withBean(SimpleMeterRegistry.class)
                    .withPropertyValues(
                            "broadsheet.service=test-service",
                            "broadsheet.public-url=http://127.0.0.1:8080",
                            "broadsheet.clock.offset=40s",
                            "spring.mongodb.uri=" + mongo.uri())
                    .run(context -> {
                        assertThat(context.getBean(Clock.class).instant())
                                .isCloseTo(Instant.now().plusSeconds(40), within(5, SECONDS));
                        assertThat(context.getBean(ClockHealth.class).health().getStatus())
                                .isEqualTo(Status.UNKNOWN);
                        assertThat(context.getBean(DatabaseClock.class).instant())
                                .isCloseTo(Instant.now(), within(5, SECONDS));
                        var told = context.getBean(ClockHealth.class).health();
                        assertThat(told.getStatus()).isEqualTo(Status.DOWN);
                        assertThat(told.getDetails().get("aheadOfDatabase"))
                                .asString()
                                .matches("(39|40)\\d{3} ms");
                    });
        }
    }
}
