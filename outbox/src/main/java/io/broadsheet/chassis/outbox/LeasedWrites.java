package io.broadsheet.chassis.outbox;

import com.mongodb.MongoException;
import io.broadsheet.chassis.outbox.PartitionLanes.Partition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Sends the only event of a document that is new, or had none before. The document is written with the lease already in
 * it, so that its event need neither be claimed nor read again. One write ends the leases of many.
 */
final class LeasedWrites {

    private static final int BATCH = 200;
    /** Beyond so many of a collection, whoever sends ends each lease at once, and so sends more slowly. */
    private static final int MOST_WAITING = 2_000;
    /** Nobody waits for a lease's end; those of a moment share a write. */
    private static final Duration MOMENT = Duration.ofMillis(20);
    /** No other instance takes a lease for expired so long before its end. */
    private static final Duration DOUBT = Duration.ofSeconds(2);

    private final Relay relay;
    private final OutboxProperties properties;
    private final PartitionLanes lanes;
    private final InstantSource clock;
    private final Executor soon;
    private final Map<Outbox, Waiting> all = new ConcurrentHashMap<>();

    record Sent(BsonValue id, Lease lease, OutboxRow row) {}

    LeasedWrites(Relay relay, OutboxProperties properties, PartitionLanes lanes, InstantSource clock, Executor soon) {
        this.relay = relay;
        this.properties = properties;
        this.lanes = lanes;
        this.clock = clock;
        this.soon = soon;
    }

    static Executor soon(PartitionLanes lanes) {
        return CompletableFuture.delayedExecutor(MOMENT.toMillis(), TimeUnit.MILLISECONDS, lanes.threads());
    }

    /** What a document with these events is to be inserted with; null if it is left to be claimed. */
    @Nullable Lease lease(List<OutboxRow> rows) {
        if (rows.size() != 1 || lanes.of(rows.getFirst()).breaker().isTripped()) {
            return null;
        }
        try {
            return Lease.until(clock.instant().plus(properties.lease()));
        } catch (MongoException slow) { // too slow to tell the time is not too slow to write
            return null;
        }
    }

    /** No answer came to the write: the sweep is to find its event, if it is there, before the lease is over. */
    void giveBack(Outbox outbox, BsonValue id, Lease lease) {
        soon.execute(() ->
                relay.guarded(outbox, () -> outbox.release(id, lease, List.of(), Retry.after(clock.instant(), 0))));
    }

    /** Once it is written; in the background. */
    void send(Outbox outbox, BsonValue id, Lease lease, OutboxRow row) {
        var waiting = waiting(outbox);
        synchronized (waiting) {
            waiting.sending.add(id);
        }
        boolean accepted = work(outbox, id, lease, row, List.of(), () -> {
            boolean isSent = false;
            boolean isAlone;
            try {
                isSent = relay.send(outbox, id, lease, List.of(row), 0);
            } finally {
                isAlone = forget(waiting, id);
            }
            var done = new Sent(id, lease, row);
            if (isSent && isAlone) {
                finishSoon(outbox, done);
            } else if (isSent) {
                goOn(outbox, done);
            }
        });
        if (!accepted) {
            forget(waiting, id);
        }
    }

    private static boolean forget(Waiting waiting, BsonValue id) {
        synchronized (waiting) {
            return waiting.sending.remove(id);
        }
    }

    /** Of one collection; guarded by itself. */
    private static final class Waiting {

        /** Those to which nothing was appended since. */
        final Set<BsonValue> sending = new HashSet<>();

        final SequencedMap<BsonValue, Sent> sent = new LinkedHashMap<>();
    }

    private Waiting waiting(Outbox outbox) {
        return all.computeIfAbsent(outbox, _ -> new Waiting());
    }

    /** @return whether it will be done; if not the lease is given back */
    private boolean work(Outbox outbox, BsonValue id, Lease lease, OutboxRow row, List<OutboxRow> done, Runnable work) {
        Partition partition = lanes.of(row);
        boolean accepted = partition.leased().offer(id, () -> relay.guarded(outbox, work));
        if (!accepted) {
            // The sweep finds a place for it.
            relay.guarded(outbox, () -> outbox.release(id, lease, done, Retry.after(clock.instant(), 0)));
        }
        return accepted;
    }

    private void finishSoon(Outbox outbox, Sent done) {
        var waiting = waiting(outbox);
        int before;
        synchronized (waiting) {
            before = waiting.sent.size();
            if (before < MOST_WAITING) {
                waiting.sent.put(done.id(), done);
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
        var waiting = waiting(outbox);
        var batch = new ArrayList<Sent>();
        synchronized (waiting) {
            while (batch.size() < BATCH && !waiting.sent.isEmpty()) {
                batch.add(waiting.sent.pollFirstEntry().getValue());
            }
        }
        return batch;
    }

    /** A command has appended to a document: what is new is to follow at once. */
    void appended(Outbox outbox, BsonValue id) {
        var waiting = waiting(outbox);
        Sent before;
        synchronized (waiting) {
            waiting.sending.remove(id);
            before = waiting.sent.remove(id);
        }
        if (before != null) {
            goOn(outbox, before);
        }
    }

    private void finishAll(Outbox outbox, List<Sent> batch) {
        relay.guarded(outbox, () -> finish(outbox, batch).forEach(each -> goOn(outbox, each)));
    }

    private void goOn(Outbox outbox, Sent each) {
        var row = List.of(each.row());
        Runnable goOn = () -> relay.goOn(outbox, each.id(), each.lease(), row);
        work(outbox, each.id(), each.lease(), each.row(), row, goOn);
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
        all.keySet().forEach(this::finishAll);
    }
}
