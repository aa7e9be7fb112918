package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.Backoff;
import io.broadsheet.chassis.outbox.EventSender.NotSent;
import io.broadsheet.chassis.outbox.PartitionLanes.Partition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one event, or says when to try again: where its lease may end before the broker answers, where its partition
 * takes nothing for now, and after a failure.
 */
final class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Backoff BROKER_AWAY = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));
    private static final Backoff REFUSED = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));
    /** How long an event of a type that this build does not know is left to an instance of a newer one. */
    private static final Duration FOR_ITS_BUILD = Duration.ofMinutes(10);

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final OutboxProperties properties;
    private final EventSender sender;
    private final PartitionLanes lanes;
    private final OutboxMetrics metrics;
    private final InstantSource clock;

    /** @param clock the database's */
    Dispatch(
            OutboxProperties properties,
            EventSender sender,
            PartitionLanes lanes,
            OutboxMetrics metrics,
            InstantSource clock) {
        this.properties = properties;
        this.sender = sender;
        this.lanes = lanes;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @param failures of the document's events by now, in a row
     * @return null once the broker has acknowledged it
     */
    @Nullable Retry send(Outbox outbox, Lease lease, OutboxRow row, int failures) {
        Retry obstacle = obstacle(outbox, lease, row, failures);
        if (obstacle != null) {
            return obstacle;
        }
        try {
            sender.send(row);
        } catch (NotSent notSent) {
            return failed(outbox, row, notSent, failures + 1);
        }
        taken(outbox, row);
        return null;
    }

    /** @return when to try again if this is not the moment to send it */
    private @Nullable Retry obstacle(Outbox outbox, Lease lease, OutboxRow row, int failures) {
        Instant now = clock.instant();
        if (!now.plus(properties.deliveryTimeout()).isBefore(lease.until())) {
            LOG.info("Sending for {} was too slow for its lease", outbox.name());
            return Retry.after(now, failures);
        }
        if (!row.isKnown() && row.time().plus(FOR_ITS_BUILD).isAfter(now)) {
            return Retry.after(now.plus(A_MOMENT), failures);
        }
        Instant shutUntil = lanes.of(row).breaker().retryAt(now);
        // It was closed when this document was chosen.
        return shutUntil.isAfter(now) ? Retry.after(shutUntil, failures) : null;
    }

    private void taken(Outbox outbox, OutboxRow row) {
        metrics.sent(outbox.name());
        // As it was known so far: once more is known of the topic, nobody comes back to that one's breaker.
        Partition partition = lanes.of(row);
        lanes.learn(row.topic());
        if (partition.breaker().succeeded()) {
            LOG.info("{} takes events again", partition.name());
        }
    }

    private Retry failed(Outbox outbox, OutboxRow row, NotSent notSent, int failures) {
        metrics.failed(outbox.name());
        if (notSent.isRefusal()) {
            if (failures == 1) {
                LOG.error("An event of {} is refused for {}: {}", outbox.name(), notSent.reason(), row.id());
            }
            return refused(row.id(), notSent.reason(), failures);
        }
        Instant now = clock.instant();
        Partition partition = lanes.of(row);
        if (partition.failed(now, notSent.reason())) {
            LOG.warn("{} takes no events ({}); they wait in their documents", partition.name(), notSent.reason());
        }
        return Retry.after(now.plus(BROKER_AWAY.after(failures)), failures);
    }

    /** Of an event that cannot be sent as it is. @param row its id, if it can be read so far */
    Retry refused(@Nullable String row, String reason, int failures) {
        return new Retry(clock.instant().plus(REFUSED.after(failures)), failures, row, reason);
    }
}
