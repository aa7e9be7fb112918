package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.outbox.PartitionLanes.Partition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Sends the only event of a document that is new, or had none before. It is written under a lease already: nothing older
 * can wait there, and what was written is known, so that it need be neither claimed nor read. The leases of many are
 * ended by one write.
 */
final class LeasedWrites {

    private static final int BATCH = 200;
    /** More of a collection than that are ended one by one, by those who sent them, who send no others meanwhile. */
    private static final int MOST_WAITING = 2_000;
    /** Nobody waits for a lease's end; those of a moment share a write. */
    private static final Duration MOMENT = Duration.ofMillis(20);
    /** By no clock that others judge by is a lease over so long before its end. */
    private static final Duration DOUBT = Duration.ofSeconds(2);

    private final Relay relay;
    private final OutboxProperties properties;
    private final PartitionLanes lanes;
    private final InstantSource clock;
    private final Executor soon;
    private final Map<Outbox, Queue<Sent>> sent = new ConcurrentHashMap<>();

    record Sent(BsonValue id, Lease lease, OutboxRow row) {}

    LeasedWrites(Relay relay, OutboxProperties properties, PartitionLanes lanes, InstantSource clock) {
        this.relay = relay;
        this.properties = properties;
        this.lanes = lanes;
        this.clock = clock;
        this.soon = CompletableFuture.delayedExecutor(MOMENT.toMillis(), TimeUnit.MILLISECONDS, lanes.threads());
    }

    /** What a document with these events is to be inserted with; null if it is left to be claimed. */
    @Nullable Lease lease(List<OutboxRow> rows) {
        return rows.size() == 1 && !lanes.of(rows.getFirst()).breaker().isTripped()
                ? Lease.until(clock.instant().plus(properties.lease()))
                : null;
    }

    /** Once it is written; in the background. */
    void send(Outbox outbox, BsonValue id, Lease lease, OutboxRow row) {
        work(outbox, id, lease, row, List.of(), () -> {
            if (relay.send(outbox, id, lease, List.of(row), 0)) {
                finishSoon(outbox, new Sent(id, lease, row));
            }
        });
    }

    private void work(Outbox outbox, BsonValue id, Lease lease, OutboxRow row, List<OutboxRow> done, Runnable work) {
        Partition partition = lanes.of(row);
        if (!partition.leased().offer(id, () -> relay.guarded(outbox, work))) {
            // The sweep finds a place for it.
            relay.guarded(outbox, () -> outbox.release(id, lease, done, Retry.after(clock.instant(), 0)));
        }
    }

    private void finishSoon(Outbox outbox, Sent done) {
        var waiting = sent.computeIfAbsent(outbox, _ -> new ArrayDeque<>());
        int before;
        synchronized (waiting) {
            before = waiting.size();
            if (before < MOST_WAITING) {
                waiting.add(done);
            }
        }
        if (before >= MOST_WAITING) {
            finishAll(outbox, List.of(done));
        } else if (before == 0) {
            soon.execute(() -> finishAll(outbox));
        }
    }

    private void finishAll(Outbox outbox) {
        List<Sent> batch;
        do {
            batch = take(outbox);
            finishAll(outbox, batch);
        } while (batch.size() == BATCH);
    }

    private List<Sent> take(Outbox outbox) {
        var waiting = sent.getOrDefault(outbox, new ArrayDeque<>());
        var batch = new ArrayList<Sent>();
        synchronized (waiting) {
            while (batch.size() < BATCH && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
        }
        return batch;
    }

    private void finishAll(Outbox outbox, List<Sent> batch) {
        relay.guarded(
                outbox,
                () -> finish(outbox, batch).forEach(each -> {
                    var row = List.of(each.row());
                    Runnable goOn = () -> relay.goOn(outbox, each.id(), each.lease(), row);
                    work(outbox, each.id(), each.lease(), each.row(), row, goOn);
                }));
    }

    /** @return those with more to send by now, or that somebody else may have taken over */
    List<Sent> finish(Outbox outbox, List<Sent> batch) {
        if (batch.isEmpty() || outbox.finish(batch) == batch.size()) {
            return List.of();
        }
        Instant surelyOurs = clock.instant().plus(DOUBT);
        Set<BsonValue> held = new HashSet<>(outbox.stillHeld(batch));
        // Of one that nobody can have taken over, and that is held no more, the lease was ended just now.
        return batch.stream()
                .filter(each ->
                        held.contains(each.id()) || !each.lease().until().isAfter(surelyOurs))
                .toList();
    }

    /** Ends what was sent and is not ended yet. */
    void stop() {
        sent.keySet().forEach(this::finishAll);
    }
}
