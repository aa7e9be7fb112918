package io.broadsheet.chassis.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
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
        @DefaultValue("30s") Duration lease,
        @DefaultValue("12s") Duration deliveryTimeout,
        @DefaultValue("500ms") Duration sweepInterval,
        @DefaultValue("60s") Duration restateAfterTakeover,
        @DefaultValue("32") @Min(1) @Max(1000) int maxPendingEvents,
        @DefaultValue("6MB") DataSize maxPendingBytes,
        @DefaultValue("8") @Min(1) @Max(1000) int concurrency,
        @DefaultValue("30s") Duration old) {

    public OutboxProperties {
        if (lease.compareTo(deliveryTimeout) <= 0) {
            throw new IllegalArgumentException(
                    "broadsheet.outbox.lease must be longer than broadsheet.outbox.delivery-timeout");
        }
    }
}
