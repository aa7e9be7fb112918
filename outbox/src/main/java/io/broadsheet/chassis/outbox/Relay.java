package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.outbox.PartitionLanes.Partition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in documents: under a lease, in order, removed by its ids and only after the broker's
 * acknowledgement, and only while the lease outlasts the producer's own time-out, so that two relays never send the same
 * document's events at the same time.
 */
public final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final LogLimit ERRORS = new LogLimit(Duration.ofSeconds(10));
    /** After which a state that could not be read is to be stated. */
    private static final Duration UNREADABLE = Duration.ofMinutes(1);

    private final OutboxProperties properties;
    private final Dispatch dispatch;
    private final PartitionLanes lanes;
    private final OutboxMetrics metrics;
    private final InstantSource clock;
    private final LeasedWrites leased;
    private volatile boolean stopping;

    /** @param clock the database's */
    Relay(
            OutboxProperties properties,
            EventSender sender,
            PartitionLanes lanes,
            OutboxMetrics metrics,
            InstantSource clock) {
        this(properties, sender, lanes, metrics, clock, LeasedWrites.soon(lanes));
    }

    /** @param soon runs what nobody waits for */
    Relay(
            OutboxProperties properties,
            EventSender sender,
            PartitionLanes lanes,
            OutboxMetrics metrics,
            InstantSource clock,
            Executor soon) {
        this.properties = properties;
        this.dispatch = new Dispatch(properties, sender, lanes, metrics, clock);
        this.lanes = lanes;
        this.metrics = metrics;
        this.clock = clock;
        this.leased = new LeasedWrites(this, properties, lanes, clock, soon);
    }

    /** What a document that had no events is to be written with, before {@link #sendLeased}; null for {@link #send}. */
    @Nullable Lease leaseFor(List<OutboxRow> rows) {
        return properties.enabled() && !stopping ? leased.lease(rows) : null;
    }

    LeasedWrites leased() {
        return leased;
    }

    /** After it was written under that lease: sends in the background. */
    void sendLeased(Outbox outbox, BsonValue id, Lease lease, OutboxRow only) {
        leased.send(outbox, id, lease, only);
    }

    /** After a command: sends in the background. What finds no place, or somebody at work already, is the sweep's. */
    void send(Outbox outbox, BsonValue id, OutboxRow first) {
        leased.appended(outbox, id);
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
        guarded(outbox, () -> claimAndRelay(outbox, id, mayTakeOver));
    }

    void guarded(Outbox outbox, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) { // most likely the database; the sweep comes back to it
            metrics.failed(outbox.name());
            LOG.debug("Events of {} could not be relayed and stay where they are", outbox.name(), Loggable.of(e));
        } catch (Error e) { // its place is for whoever comes next, here too
            metrics.failed(outbox.name());
            if (ERRORS.allows()) {
                LOG.error("Events of {} could not be relayed and stay where they are", outbox.name(), Loggable.of(e));
            }
        }
    }

    void claimAndRelay(Outbox outbox, BsonValue id, boolean mayTakeOver) {
        if (stopping) {
            return;
        }
        Instant now = clock.instant();
        Lease lease = Lease.until(now.plus(properties.lease()));
        Instant restateAt = now.plus(properties.restateAfterTakeover());
        if (outbox.claim(id, lease, now) || mayTakeOver && outbox.takeOver(id, lease, now, restateAt)) {
            relay(outbox, id, lease);
        }
    }

    private void relay(Outbox outbox, BsonValue id, Lease claimed) {
        Lease lease = claimed;
        BsonDocument document = outbox.held(id, lease).orElse(null);
        int failures = document == null ? 0 : Retry.failuresOf(document);
        while (document != null) {
            List<OutboxRow> rows;
            try {
                rows = new ArrayList<>(outbox.rows().in(document));
            } catch (RuntimeException unreadable) {
                outbox.release(id, lease, List.of(), unreadable(outbox, document, unreadable, failures + 1));
                return;
            }
            BsonDateTime restated = dueRestatement(document);
            List<OutboxRow> states = restated == null ? null : restatement(outbox, document);
            if (states == null) {
                restated = null;
            } else {
                rows.addAll(states);
            }
            if (!send(outbox, id, lease, rows, failures) || outbox.finish(id, lease, rows, restated)) {
                return;
            }
            Lease longer = prolonged(outbox, id, lease, rows);
            if (longer == null) {
                return;
            }
            lease = longer;
            failures = 0;
            document = outbox.held(id, lease).orElse(null);
        }
    }

    /** After those were sent, and a command has appended meanwhile, or the lease is gone. */
    void goOn(Outbox outbox, BsonValue id, Lease lease, List<OutboxRow> sent) {
        Lease longer = prolonged(outbox, id, lease, sent);
        if (longer != null) {
            relay(outbox, id, longer);
        }
    }

    private @Nullable Lease prolonged(Outbox outbox, BsonValue id, Lease lease, List<OutboxRow> sent) {
        Lease longer = lease.prolonged(clock.instant().plus(properties.lease()));
        if (outbox.prolong(id, longer, sent)) {
            return longer;
        }
        restateAfterAnother(outbox, id);
        return null;
    }

    /** @return null if the state cannot be read, of a newer build say: it is left for later, and holds up no event */
    private @Nullable List<OutboxRow> restatement(Outbox outbox, BsonDocument document) {
        Instant now = clock.instant();
        try {
            return OutboxRow.of(outbox.currentState(document), now, null);
        } catch (RuntimeException unreadable) {
            metrics.failed(outbox.name());
            if (ERRORS.allows()) {
                LOG.error("A state of {} cannot be stated again yet", outbox.name(), Loggable.of(unreadable));
            }
            outbox.restate(document.getBinary("_id"), now.plus(UNREADABLE));
            return null;
        }
    }

    private Retry unreadable(Outbox outbox, BsonDocument document, RuntimeException unreadable, int failures) {
        metrics.failed(outbox.name());
        if (failures == 1) {
            UUID aggregate = document.getBinary("_id").asUuid();
            LOG.error("Events of {} {} cannot be read", outbox.name(), aggregate, Loggable.of(unreadable));
        }
        String row = outbox.rows().unreadable(document).orElse(null);
        return dispatch.refused(row, unreadable.getClass().getSimpleName(), failures);
    }

    private @Nullable BsonDateTime dueRestatement(BsonDocument document) {
        return document.get(Outbox.RESTATE_AT) instanceof BsonDateTime at
                        && at.getValue() < clock.instant().toEpochMilli()
                ? at
                : null;
    }

    /** @return false if not all were acknowledged; then those that were are removed and the lease is given back */
    boolean send(Outbox outbox, BsonValue id, Lease lease, List<OutboxRow> rows, int failures) {
        for (int sent = 0; sent < rows.size(); sent++) {
            Retry retry = dispatch.send(outbox, lease, rows.get(sent), failures);
            if (retry != null) {
                if (!outbox.release(id, lease, rows.subList(0, sent), retry)) {
                    restateAfterAnother(outbox, id);
                }
                return false;
            }
        }
        return true;
    }

    /**
     * Another has taken over, who may have sent later events, and stated the state, before what was sent here arrived:
     * the last word is to be the current one.
     */
    private void restateAfterAnother(Outbox outbox, BsonValue id) {
        LOG.info("A lease of {} was lost; the state is stated once more", outbox.name());
        outbox.restate(id, clock.instant());
    }

    /** No new work; what is being sent may finish. */
    void stop() {
        stopping = true;
        if (!lanes.stop(properties.deliveryTimeout())) {
            LOG.warn("Events were still being sent at the end; they stay in their documents");
        }
        leased.stop();
    }
}
