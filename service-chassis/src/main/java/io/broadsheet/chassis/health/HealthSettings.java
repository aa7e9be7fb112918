package io.broadsheet.chassis.health;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long probes have patience.
 *
 * @param answer with one check of a dependency: readiness must answer within 3 s
 * @param virtualThreads with virtual threads that do not get to run, before only a restart is left
 */
@Validated
@ConfigurationProperties("broadsheet.health")
record HealthSettings(
        @DefaultValue("2s") @NotNull @DurationMin(millis = 10)
        Duration answer,

        @DefaultValue("20s") @NotNull @DurationMin(seconds = 1)
        Duration virtualThreads) {}
