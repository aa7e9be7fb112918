package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.Backoff;
import io.broadsheet.chassis.outbox.PartitionLanes.Partition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.BsonDateTime;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Finds what no process is sending: after a crash, an outage of Kafka, or an operator's {@code restate}. */
final class Sweep extends Background {

    private static final int PAGE = 200;
    private static final Duration BETWEEN_PAGES = Duration.ofMillis(20);
    private static final Duration WHILE_FULL = Duration.ofSeconds(1);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Outboxes outboxes;
    private final Relay relay;
    private final PartitionLanes lanes;
    private final OutboxMetrics metrics;
    private final OutboxProperties properties;
    private final InstantSource clock;
    /** Until when, by the steady clock, after a failure. */
    private final Map<Outbox, Long> leftAlone = new HashMap<>();
    /** Where to go on while there is more. */
    private final Map<Outbox, BsonDateTime> pendingFrom = new HashMap<>();

    private final Map<Outbox, BsonDateTime> restatingFrom = new HashMap<>();

    /** @param clock the database's */
    Sweep(
            Outboxes outboxes,
            Relay relay,
            PartitionLanes lanes,
            OutboxMetrics metrics,
            OutboxProperties properties,
            InstantSource clock) {
        super("outbox-sweep", new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5)));
        this.outboxes = outboxes;
        this.relay = relay;
        this.lanes = lanes;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    protected void work() throws InterruptedException {
        outboxes.all().forEach(metrics::register);
        long nextLook = System.nanoTime();
        boolean more = false;
        while (isWantedAfter(more ? BETWEEN_PAGES : properties.sweepInterval())) {
            boolean looks = System.nanoTime() - nextLook >= 0;
            more = false;
            for (Outbox outbox : outboxes.all()) {
                more |= attempt(outbox, looks);
            }
            if (looks) {
                nextLook = System.nanoTime() + LOOK_EVERY.toNanos();
            }
        }
    }

    /** A collection that the database refuses, for a missing right say, does not hold up the others. */
    private boolean attempt(Outbox outbox, boolean looks) {
        Long leftUntil = leftAlone.get(outbox);
        if (leftUntil != null && System.nanoTime() - leftUntil < 0) {
            return false;
        }
        try {
            if (looks || leftUntil != null) {
                metrics.look(outbox);
            }
            leftAlone.remove(outbox);
            return properties.enabled() && sweep(outbox);
        } catch (RuntimeException failure) {
            Duration wait = failed(outbox.name(), failure);
            leftAlone.put(outbox, System.nanoTime() + wait.toNanos());
            return false;
        }
    }

    /** @return whether there is more to do at once */
    private boolean sweep(Outbox outbox) {
        Instant now = clock.instant();
        // Those that wait for a place are due as well, and the oldest: whatever else is due lies behind them.
        int page = PAGE + lanes.swept();
        boolean more = pass(outbox, pendingFrom, now, page, from -> Due.pending(outbox, now, from, page));
        return pass(outbox, restatingFrom, now, page, from -> Due.restating(outbox, now, from, page)) || more;
    }

    private boolean pass(
            Outbox outbox,
            Map<Outbox, BsonDateTime> places,
            Instant now,
            int page,
            Function<@Nullable BsonDateTime, List<Due>> find) {
        List<Due> due = find.apply(places.remove(outbox));
        var shut = new ArrayList<BsonValue>();
        var full = new ArrayList<BsonValue>();
        Instant reopens = now;
        boolean accepted = false;
        for (Due each : due) {
            Partition partition = each.first() == null ? lanes.unknown(outbox.name()) : lanes.of(each.first());
            if (partition.breaker().isOpen(now)) {
                shut.add(each.id());
                reopens = later(reopens, partition.breaker().retryAt(now));
            } else if (!partition.swept().isWaiting(each.id())) {
                if (relay.sweep(outbox, each.id(), partition)) {
                    accepted = true;
                } else {
                    full.add(each.id());
                }
            }
        }
        defer(outbox, shut, reopens);
        defer(outbox, full, now.plus(WHILE_FULL));
        if (due.size() < page) {
            return false;
        }
        if (full.isEmpty()) {
            // During an outage the next page is not to be looked for behind all that were just deferred.
            places.put(outbox, due.getLast().since());
        }
        return accepted || !shut.isEmpty() || !full.isEmpty();
    }

    private static void defer(Outbox outbox, List<BsonValue> ids, Instant until) {
        if (!ids.isEmpty()) {
            outbox.defer(ids, until);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    protected void stopped() {
        relay.stop();
    }

    /** Starts early and stops late: the web server and the listeners may still write while they drain. */
    @Override
    public int getPhase() {
        return 1;
    }
}
