package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.outbox.EventSender.NotSent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in documents: in order, removed only after the broker's acknowledgement, and only while the lease
 * outlasts the producer's own time-out, so that two relays never send the same document's events at the same time.
 */
public final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final OutboxProperties properties;
    private final EventSender sender;
    private final OutboxMetrics metrics;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore permits;
    private final Outage outage = new Outage(Duration.ofMillis(250), Duration.ofSeconds(5));
    private volatile boolean stopping;

    Relay(OutboxProperties properties, EventSender sender, OutboxMetrics metrics, Clock clock) {
        this.properties = properties;
        this.sender = sender;
        this.metrics = metrics;
        this.clock = clock;
        this.permits = new Semaphore(properties.concurrency());
    }

    // For commands

    /** @return a lease that {@link #send} or {@link #withdraw} must follow; empty if the sweep had better send */
    Optional<Lease> offerLease() {
        Instant now = clock.instant();
        if (stopping || !properties.enabled() || outage.isOn(now) || !permits.tryAcquire()) {
            return Optional.empty();
        }
        return Optional.of(Lease.until(now.plus(properties.lease())));
    }

    void withdraw() {
        permits.release();
    }

    void send(Outbox outbox, BsonValue id, Lease lease, List<OutboxRow> pending) {
        start(() -> relay(outbox, id, lease, pending, Work.SEND));
    }

    /** For a document that somebody else was sending for when it was written: he may have just left. */
    void nudge(Outbox outbox, BsonValue id) {
        offerLease().ifPresent(lease -> start(() -> claimAndRelay(outbox, id, lease)));
    }

    // For the sweep

    boolean isIdle() {
        return stopping || outage.isOn(clock.instant());
    }

    /** Waits for a free place, then works in the background. */
    Future<?> takeOver(Outbox outbox, BsonValue id) throws InterruptedException {
        permits.acquire();
        Lease lease = Lease.until(clock.instant().plus(properties.lease()));
        return start(() -> claimAndRelay(outbox, id, lease));
    }

    private Future<?> start(Runnable work) {
        return threads.submit(() -> {
            try {
                work.run();
            } catch (RuntimeException e) { // most likely the database; the sweep comes back to it
                LOG.warn("Events could not be relayed and stay where they are", Loggable.of(e));
            } finally {
                permits.release();
            }
        });
    }

    private void claimAndRelay(Outbox outbox, BsonValue id, Lease lease) {
        outbox.claimDue(id, lease, clock.instant())
                .ifPresent(claimed -> relay(
                        outbox,
                        id,
                        lease,
                        outbox.rowsOf(claimed.document()),
                        new Work(
                                claimed.takenOver(),
                                claimed.restate() ? outbox.currentState(claimed.document()) : null)));
    }

    private void relay(Outbox outbox, BsonValue id, Lease lease, List<OutboxRow> rows, Work work) {
        Lease held = lease;
        List<OutboxRow> toSend = rows;
        List<OutboxRow> restated = OutboxRow.of(work.restatement(), clock.instant(), null);
        try {
            while (true) {
                sendInOrder(outbox, toSend, held);
                sendInOrder(outbox, restated, held);
                restated = List.of();
                if (outbox.clear(id, held, toSend.size(), work.afterwards(clock.instant(), properties))) {
                    return;
                }
                // A command has appended meanwhile, or the lease is gone.
                outbox.removeSent(id, held, toSend);
                held = new Lease(held.token(), clock.instant().plus(properties.lease()));
                if (!outbox.extend(id, held)) {
                    return;
                }
                toSend = outbox.held(id, held).map(outbox::rowsOf).orElse(List.of());
            }
        } catch (NotSent e) {
            metrics.failed(outbox.name());
            switch (e.reason()) {
                case BROKER_AWAY -> {
                    if (outage.begin(clock.instant())) {
                        LOG.warn("Kafka does not take events; they wait in their documents", e);
                    }
                    outbox.release(id, held);
                }
                // Only this document: it comes round again when its lease has run out.
                case REFUSED ->
                    LOG.error(
                            "An event of {} {} is refused",
                            outbox.name(),
                            id.asBinary().asUuid(),
                            e);
                case LEASE_TOO_SHORT -> LOG.info("Sending for {} was too slow for its lease", outbox.name());
            }
        }
    }

    private void sendInOrder(Outbox outbox, List<OutboxRow> rows, Lease lease) throws NotSent {
        if (rows.isEmpty()) {
            return;
        }
        sender.send(
                rows, () -> clock.instant().plus(properties.deliveryTimeout()).isBefore(lease.until()));
        metrics.sent(outbox.name(), rows.size());
        if (outage.end()) {
            LOG.info("Kafka takes events again");
        }
    }

    /**
     * @param takenOver whether somebody may wake up and send old events after us
     * @param restatement the current state, if it is due to be stated again
     */
    private record Work(boolean takenOver, @Nullable List<Announcement> due) {

        static final Work SEND = new Work(false, null);

        List<Announcement> restatement() {
            return due == null ? List.of() : due;
        }

        Bson[] afterwards(Instant now, OutboxProperties properties) {
            if (takenOver) {
                return new Bson[] {Outbox.restateAt(now.plus(properties.restateAfterTakeover()))};
            }
            return due == null ? new Bson[0] : new Bson[] {Outbox.restated()};
        }
    }

    /** No new work; what is being sent may finish. */
    void stop(Duration atMost) {
        stopping = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Events were still being sent at the end; they stay in their documents");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
