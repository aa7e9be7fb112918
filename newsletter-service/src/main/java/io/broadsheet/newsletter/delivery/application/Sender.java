package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.Backoff;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.ToldFailures;
import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sends what is due in one lane of the ledger, over kept connections, for as long as the service runs. */
final class Sender implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);
    private static final Backoff WAITS = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15));

    private static final String CLAIMING = "claiming";
    private static final String RENEWING = "renewing";
    private static final String REFRESHING = "refreshing";

    private static final Duration LOOKS_UP = Duration.ofMillis(500);

    private final String name;
    private final MailProperties.Sending settings;
    private final int connections;
    private final Claims claims;
    private final Supplier<SmtpWorker> workers;
    private final OutcomeWriter outcomes;
    private final ServerState server;
    private final ArrivalSignal arrivals;
    private final ToldFailures told = new ToldFailures(Duration.ofHours(1));

    private final BlockingQueue<ClaimedDelivery> queue;
    private final Map<UUID, ClaimedDelivery> open = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;

    Sender(
            String name,
            MailProperties.Sending settings,
            int connections,
            Claims claims,
            Supplier<SmtpWorker> workers,
            OutcomeWriter outcomes,
            ServerState server,
            ArrivalSignal arrivals) {
        this.name = name;
        this.settings = settings;
        this.connections = connections;
        this.claims = claims;
        this.workers = workers;
        this.outcomes = outcomes;
        this.server = server;
        this.arrivals = arrivals;
        this.queue = new ArrayBlockingQueue<>(2 * settings.batch());
    }

    @Override
    public void start() {
        running = true;
        outcomes.start();
        threads.add(Thread.ofVirtual().name(name + "-claims").start(this::claimAhead));
        threads.add(Thread.ofVirtual()
                .name(name + "-renewal")
                .start(() -> repeat(RENEWING, third(settings.lease()), this::renew)));
        threads.add(Thread.ofVirtual()
                .name(name + "-refresh")
                .start(() -> repeat(REFRESHING, Claims.FRESH, () -> claims.refresh(open.values()))));
        for (var i = 1; i <= connections; i++) {
            threads.add(Thread.ofVirtual().name(name + "-worker-" + i).start(this::workOff));
        }
    }

    /** Claims ahead, so that no worker waits for the ledger; never more than can be sent soon. */
    private void claimAhead() {
        var failures = 0;
        try {
            while (running) {
                var openFor = server.openFor();
                if (!openFor.isZero() || queue.size() >= settings.batch()) {
                    stopped.await(Math.min(20, Math.max(1, openFor.toMillis())), TimeUnit.MILLISECONDS);
                    continue;
                }
                try {
                    if (claim() == 0) {
                        arrivals.await(settings.poll());
                    }
                    failures = 0;
                    told.recovered(CLAIMING);
                } catch (RuntimeException | Error e) {
                    var wait = WAITS.after(++failures);
                    if (told.isNew(CLAIMING, e)) {
                        LOG.warn("Nothing could be claimed; it is tried again with growing waits", Loggable.of(e));
                    }
                    stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int claim() throws InterruptedException {
        var batch = claims.claim(settings.batch());
        for (var claimed : batch) {
            // Put back by an open breaker and claimed again while still here: the newer claim counts.
            open.put(claimed.delivery().id(), claimed);
            while (!queue.offer(claimed, 100, TimeUnit.MILLISECONDS)) {
                if (!running) {
                    giveBack(claimed);
                    break;
                }
            }
        }
        return batch.size();
    }

    private void workOff() {
        var worker = workers.get();
        var usedAt = System.nanoTime();
        try {
            while (running) {
                var claimed = queue.poll(LOOKS_UP.toMillis(), TimeUnit.MILLISECONDS);
                if (claimed != null) {
                    handle(worker, claimed);
                    usedAt = System.nanoTime();
                } else if (System.nanoTime() - usedAt > settings.idle().toNanos()) {
                    worker.hangUp();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            worker.hangUp();
        }
    }

    private void handle(SmtpWorker worker, ClaimedDelivery claimed) {
        try {
            worker.handle(claimed)
                    .whenComplete(
                            (kept, failure) -> open.remove(claimed.delivery().id(), claimed));
        } catch (Error e) {
            // The next mail may fare better; without its worker none would.
            LOG.error("Delivery {} was left for later", claimed.delivery().id(), Loggable.of(e));
            worker.hangUp();
        }
    }

    private void repeat(String name, Duration pause, Runnable work) {
        try {
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    work.run();
                    told.recovered(name);
                } catch (RuntimeException | Error e) {
                    if (told.isNew(name, e)) {
                        LOG.warn("Claimed deliveries could not be looked after: {}", name, Loggable.of(e));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration third(Duration whole) {
        return whole.dividedBy(3);
    }

    private void renew() {
        claims.renew(open);
        open.values().removeIf(claimed -> claimed.claim().isLost());
    }

    /** Ends the mails that are on their way, and gives back the others. */
    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        try {
            var end = System.nanoTime() + LONGEST_STOP.toNanos();
            arrivals.raise();
            for (var thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
            for (var claimed = queue.poll(); claimed != null; claimed = queue.poll()) {
                giveBack(claimed);
            }
            outcomes.stop(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBack(ClaimedDelivery claimed) {
        var delivery = claimed.delivery();
        outcomes.record(new Entry(
                delivery.id(),
                delivery.subscriptionId(),
                claimed.claim().token(),
                new Outcome.Released(Duration.ZERO)));
    }

    String name() {
        return name;
    }

    /** How many outcomes the ledger did not take yet, although it was asked to. */
    int unwritten() {
        return outcomes.unwritten();
    }

    /** Why the mail server takes nothing. */
    Optional<String> trouble() {
        return server.trouble();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
