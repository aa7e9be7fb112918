package io.broadsheet.chassis;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a service stops. Read at the start, so that a bad value does not show only when it stops.
 *
 * @param notice how long calls are still taken after readiness went down
 */
@Validated
@ConfigurationProperties("broadsheet.shutdown")
record ShutdownSettings(
        @DefaultValue("0s") @NotNull @DurationMin @DurationMax(minutes = 10)
        Duration notice) {}
