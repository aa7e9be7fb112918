package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.Backoff;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.outbox.EventSender.NotSent;
import io.broadsheet.chassis.outbox.PartitionLanes.Partition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in documents: under a lease, in order, removed by its ids and only after the broker's
 * acknowledgement, and only while the lease outlasts the producer's own time-out, so that two relays never send the same
 * document's events at the same time.
 */
public final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Backoff BROKER_AWAY = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));
    private static final Backoff REFUSED = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));

    private final OutboxProperties properties;
    private final EventSender sender;
    private final PartitionLanes lanes;
    private final OutboxMetrics metrics;
    private final InstantSource clock;
    private volatile boolean stopping;

    /** @param clock the database's */
    Relay(
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

    /** After a command: sends in the background. What finds no place, or somebody at work already, is the sweep's. */
    void send(Outbox outbox, BsonValue id, OutboxRow first) {
        Partition partition = lanes.of(first);
        // Tripped: the sweep finds out whether it takes events again.
        if (properties.enabled() && !stopping && !partition.breaker().isTripped()) {
            partition.commands().offer(id, () -> run(outbox, id, false));
        }
    }

    /** For the sweep. @return false if there is no room for more just now */
    boolean sweep(Outbox outbox, BsonValue id, Partition partition) {
        return !stopping && partition.swept().offer(id, () -> run(outbox, id, true));
    }

    private void run(Outbox outbox, BsonValue id, boolean mayTakeOver) {
        try {
            claimAndRelay(outbox, id, mayTakeOver);
        } catch (RuntimeException e) { // most likely the database; the sweep comes back to it
            metrics.failed(outbox.name());
            LOG.debug("Events of {} could not be relayed and stay where they are", outbox.name(), Loggable.of(e));
        }
    }

    void claimAndRelay(Outbox outbox, BsonValue id, boolean mayTakeOver) {
        if (stopping) {
            return;
        }
        Instant now = clock.instant();
        Lease lease = Lease.until(now.plus(properties.lease()));
        boolean claimed = outbox.claim(id, lease, now);
        boolean takenOver = !claimed && mayTakeOver && outbox.takeOver(id, lease, now);
        if (claimed || takenOver) {
            outbox.held(id, lease).ifPresent(document -> relay(outbox, id, lease, document, takenOver));
        }
    }

    private void relay(Outbox outbox, BsonValue id, Lease claimed, BsonDocument document, boolean takenOver) {
        Lease lease = claimed;
        List<OutboxRow> rows = outbox.rowsOf(document);
        List<OutboxRow> restated = restatement(outbox, document);
        Bson afterwards = takenOver
                ? Outbox.restateAt(clock.instant().plus(properties.restateAfterTakeover()))
                : restated.isEmpty() && !isRestatementDue(document) ? null : Outbox.restated();
        int failures = Retry.failuresOf(document);
        while (true) {
            var sent = new ArrayList<OutboxRow>(rows.size());
            if (!send(outbox, id, lease, rows, sent, failures)
                    || !send(outbox, id, lease, restated, new ArrayList<>(), failures)) {
                return;
            }
            restated = List.of();
            if (outbox.finish(id, lease, sent, afterwards)) {
                return;
            }
            // A command has appended meanwhile, or the lease is gone.
            outbox.removeSent(id, lease, sent);
            lease = lease.prolonged(clock.instant().plus(properties.lease()));
            if (!outbox.prolong(id, lease)) {
                return;
            }
            failures = 0;
            rows = outbox.held(id, lease).map(outbox::rowsOf).orElse(List.of());
        }
    }

    private List<OutboxRow> restatement(Outbox outbox, BsonDocument document) {
        return isRestatementDue(document)
                ? OutboxRow.of(outbox.currentState(document), clock.instant(), null)
                : List.of();
    }

    private boolean isRestatementDue(BsonDocument document) {
        return document.get(Outbox.RESTATE_AT) instanceof BsonDateTime at
                && at.getValue() <= clock.instant().toEpochMilli();
    }

    /**
     * @param sent takes those that were acknowledged
     * @return false if not all were; then what was sent is removed and the lease given back
     */
    private boolean send(
            Outbox outbox, BsonValue id, Lease lease, List<OutboxRow> rows, List<OutboxRow> sent, int failures) {
        for (OutboxRow row : rows) {
            if (!clock.instant().plus(properties.deliveryTimeout()).isBefore(lease.until())) {
                LOG.info("Sending for {} was too slow for its lease", outbox.name());
                outbox.removeSent(id, lease, sent);
                outbox.release(id, lease, Retry.after(clock.instant(), failures));
                return false;
            }
            Instant shutUntil = lanes.of(row).breaker().retryAt(clock.instant());
            if (shutUntil.isAfter(clock.instant())) { // it was closed when this document was chosen
                outbox.removeSent(id, lease, sent);
                outbox.release(id, lease, Retry.after(shutUntil, failures));
                return false;
            }
            try {
                sender.send(row);
            } catch (NotSent notSent) {
                outbox.removeSent(id, lease, sent);
                outbox.release(id, lease, failed(outbox, row, notSent, failures + 1));
                return false;
            }
            taken(outbox, row);
            sent.add(row);
        }
        return true;
    }

    private void taken(Outbox outbox, OutboxRow row) {
        metrics.sent(outbox.name());
        lanes.learn(row.topic());
        if (lanes.of(row).breaker().succeeded()) {
            LOG.info("{} takes events again", lanes.of(row).name());
        }
    }

    private Retry failed(Outbox outbox, OutboxRow row, NotSent notSent, int failures) {
        metrics.failed(outbox.name());
        Instant now = clock.instant();
        if (notSent.isRefusal()) {
            if (failures == 1) {
                LOG.error("An event of {} is refused for {}: {}", outbox.name(), notSent.reason(), row.id());
            }
            return new Retry(now.plus(REFUSED.after(failures)), failures, row.id(), notSent.reason());
        }
        Partition partition = lanes.of(row);
        if (partition.breaker().failed(now)) {
            LOG.warn("{} takes no events ({}); they wait in their documents", partition.name(), notSent.reason());
            partition.commands().clear();
            partition.swept().clear();
        }
        return Retry.after(now.plus(BROKER_AWAY.after(failures)), failures);
    }

    /** No new work; what is being sent may finish. */
    void stop() {
        stopping = true;
        if (!lanes.stop(properties.deliveryTimeout())) {
            LOG.warn("Events were still being sent at the end; they stay in their documents");
        }
    }
}
