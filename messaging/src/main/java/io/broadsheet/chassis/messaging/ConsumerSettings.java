package io.broadsheet.chassis.messaging;

import io.broadsheet.chassis.Backoff;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a failed record is tried again.
 *
 * @param firstDelay the first wait while a dependency is down; each next one is twice as long
 * @param maxDelay the longest wait
 * @param tries how often a record is tried whose failure nobody has classified, before it is a dead letter
 * @param tryDelay the first wait between those; the defaults are over after 30 seconds
 * @param outage how long no broker may answer before listeners stop, and begin with new clients when one does
 */
@Validated
@ConfigurationProperties("broadsheet.consumers")
record ConsumerSettings(
        @DefaultValue("200ms") @NotNull @DurationMin(millis = 1)
        Duration firstDelay,

        @DefaultValue("30s") @NotNull @DurationMin(millis = 1)
        Duration maxDelay,

        @DefaultValue("5") @Min(1) int tries,

        @DefaultValue("2s") @NotNull @DurationMin(millis = 1)
        Duration tryDelay,

        @DefaultValue("15s") @NotNull @DurationMin(seconds = 1)
        Duration outage) {

    /** While a dependency is down. */
    Backoff waits() {
        return new Backoff(firstDelay, maxDelay.compareTo(firstDelay) < 0 ? firstDelay : maxDelay);
    }

    /** Between the tries of a record whose failure nobody has classified. */
    Backoff tryWaits() {
        return new Backoff(tryDelay, maxDelay.compareTo(tryDelay) < 0 ? tryDelay : maxDelay);
    }
}
