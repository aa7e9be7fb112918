package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.Loggable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Finds what no process is sending: after a crash, an outage of Kafka, or an operator's {@code restate}. */
final class Sweep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int PAGE = 200;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Outboxes outboxes;
    private final Relay relay;
    private final OutboxMetrics metrics;
    private final OutboxProperties properties;
    private final Clock clock;
    private Instant nextLook = Instant.MIN;
    private volatile @Nullable Thread worker;

    Sweep(Outboxes outboxes, Relay relay, OutboxMetrics metrics, OutboxProperties properties, Clock clock) {
        this.outboxes = outboxes;
        this.relay = relay;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        outboxes.all().forEach(metrics::register);
        worker = Thread.ofVirtual().name("outbox-sweep").start(this::run);
    }

    private void run() {
        boolean databaseDown = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                pass();
                databaseDown = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!databaseDown) {
                    LOG.warn("The sweep cannot read its collections and goes on trying", Loggable.of(e));
                }
                databaseDown = true;
            }
            try {
                Thread.sleep(properties.sweepInterval());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void pass() throws InterruptedException {
        Instant now = clock.instant();
        boolean look = !now.isBefore(nextLook);
        for (Outbox outbox : outboxes.all()) {
            if (look) {
                metrics.look(outbox);
            }
            if (properties.enabled()) {
                sweep(outbox);
            }
        }
        if (look) {
            nextLook = now.plus(LOOK_EVERY);
        }
    }

    private void sweep(Outbox outbox) throws InterruptedException {
        int found = PAGE;
        while (found >= PAGE && !relay.isIdle()) {
            List<BsonValue> due = outbox.due(clock.instant(), PAGE);
            found = due.size();
            var working = new ArrayList<Future<?>>(found);
            for (BsonValue id : due) {
                if (relay.isIdle()) { // Kafka went away meanwhile
                    break;
                }
                working.add(relay.takeOver(outbox, id));
            }
            for (Future<?> each : working) {
                await(each);
            }
        }
    }

    private static void await(Future<?> work) throws InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void stop() {
        Thread running = worker;
        worker = null;
        if (running != null) {
            running.interrupt();
        }
        relay.stop(properties.deliveryTimeout());
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    /** Starts early and stops late: the web server and the listeners may still write while they drain. */
    @Override
    public int getPhase() {
        return 1;
    }
}
