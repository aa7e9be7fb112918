package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.BadSetting;
import io.broadsheet.chassis.SettingChecks;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param lease how long a relay may work on one document, longer than {@code deliveryTimeout}
 * @param deliveryTimeout the longest that one send may take; the producer's {@code delivery.timeout.ms} is made from it
 * @param sweepInterval how often to look for what a dead or disconnected process left
 * @param restateAfterTakeover when to state the current state once more after taking over an expired lease
 * @param maxPendingEvents of one document, before commands on it are refused
 * @param maxPendingBytes of one document, before commands on it are refused
 * @param concurrency documents sent at the same time to one partition of a topic
 * @param old how long an event may wait before health tells of it
 */
@Validated
@ConfigurationProperties("broadsheet.outbox")
public record OutboxProperties(
        @DefaultValue("true") boolean enabled,

        @DefaultValue("30s") @NotNull @DurationMax(hours = 1)
        Duration lease,

        @DefaultValue("12s") @NotNull @DurationMin(seconds = 3) @DurationMax(minutes = 10)
        Duration deliveryTimeout,

        @DefaultValue("500ms") @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 10)
        Duration sweepInterval,

        @DefaultValue("60s") @NotNull @DurationMin Duration restateAfterTakeover,
        @DefaultValue("32") @Min(1) @Max(1000) int maxPendingEvents,
        @DefaultValue("6MB") DataSize maxPendingBytes,
        @DefaultValue("8") @Min(1) @Max(1000) int concurrency,

        @DefaultValue("30s") @NotNull @DurationMin(seconds = 1)
        Duration old) {

    private static final String PENDING_BYTES = "broadsheet.outbox.max-pending-bytes";
    /** Beside them the state lies in the document, which may have 16 MB. */
    private static final DataSize LARGEST = DataSize.ofMegabytes(12);

    public OutboxProperties {
        SettingChecks.size(PENDING_BYTES, maxPendingBytes);
        if (maxPendingBytes.compareTo(LARGEST) > 0) {
            throw new BadSetting(PENDING_BYTES, "must be at most 12MB");
        }
        if (lease != null && deliveryTimeout != null && lease.compareTo(deliveryTimeout) <= 0) {
            throw new BadSetting("broadsheet.outbox.lease", "must be longer than broadsheet.outbox.delivery-timeout");
        }
    }
}
