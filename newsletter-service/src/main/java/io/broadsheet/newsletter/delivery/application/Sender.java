package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.Background;
import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Sends what is due in one lane of the ledger, over kept connections, for as long as the service runs. */
final class Sender extends Background {
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);
    private static final Duration LOOKS_UP = Duration.ofMillis(500);

    private final String lane;
    private final MailProperties.Sending settings;
    private final int connections;
    private final Claims claims;
    private final Supplier<SmtpWorker> workers;
    private final OutcomeWriter outcomes;
    private final ServerState server;
    private final ArrivalSignal arrivals;

    private final BlockingQueue<ClaimedDelivery> queue;
    private final Map<UUID, ClaimedDelivery> open = new ConcurrentHashMap<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile long endsAt;

    Sender(
            String lane,
            MailProperties.Sending settings,
            int connections,
            Claims claims,
            Supplier<SmtpWorker> workers,
            OutcomeWriter outcomes,
            ServerState server,
            ArrivalSignal arrivals) {
        super(lane + "-sender");
        this.lane = lane;
        this.settings = settings;
        this.connections = connections;
        this.claims = claims;
        this.workers = workers;
        this.outcomes = outcomes;
        this.server = server;
        this.arrivals = arrivals;
        this.queue = new ArrayBlockingQueue<>(2 * settings.batch());
    }

    /** A part of the work, in a thread of its own. */
    private interface Part {
        void run() throws InterruptedException;
    }

    /** Claims ahead, so that no worker waits for the ledger; never more than can be sent soon. */
    @Override
    protected void work() throws InterruptedException {
        if (threads.isEmpty()) {
            startOthers();
        }
        while (isRunning()) {
            var openFor = server.openFor();
            if (!openFor.isZero() || queue.size() >= settings.batch()) {
                var unused = isWantedAfter(Duration.ofMillis(Math.min(20, Math.max(1, openFor.toMillis()))));
            } else if (claim() == 0) {
                arrivals.await(settings.poll());
            }
        }
    }

    private void startOthers() {
        outcomes.start();
        begin("renewal", settings.lease().dividedBy(3), this::renew);
        begin("refresh", Claims.FRESH, () -> claims.refresh(open.values()));
        for (var i = 1; i <= connections; i++) {
            begin("worker-" + i, Duration.ZERO, this::workOff);
        }
    }

    /** @param pause before each run; one that goes on by itself has none, and begins again after growing waits */
    private void begin(String part, Duration pause, Part work) {
        threads.add(Thread.ofVirtual().name(lane + "-" + part).start(() -> {
            try {
                var wait = pause;
                while (isWantedAfter(wait)) {
                    wait = once(part, pause, work);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private Duration once(String part, Duration pause, Part work) throws InterruptedException {
        try {
            work.run();
            return pause;
        } catch (RuntimeException | Error e) {
            var wait = failed(part, e);
            return pause.isZero() ? wait : pause;
        }
    }

    private int claim() throws InterruptedException {
        var batch = claims.claim(settings.batch());
        for (var claimed : batch) {
            // Put back by an open breaker and claimed again while still here: the newer claim counts.
            open.put(claimed.delivery().id(), claimed);
            while (!queue.offer(claimed, 100, TimeUnit.MILLISECONDS)) {
                if (!isRunning()) {
                    giveBack(claimed);
                    break;
                }
            }
        }
        return batch.size();
    }

    private void workOff() throws InterruptedException {
        var worker = workers.get();
        var usedAt = System.nanoTime();
        try {
            while (isRunning()) {
                var claimed = queue.poll(LOOKS_UP.toMillis(), TimeUnit.MILLISECONDS);
                if (claimed != null) {
                    handle(worker, claimed);
                    usedAt = System.nanoTime();
                } else if (System.nanoTime() - usedAt > settings.idle().toNanos()) {
                    worker.hangUp();
                }
            }
        } finally {
            worker.hangUp();
        }
    }

    private void handle(SmtpWorker worker, ClaimedDelivery claimed) {
        var id = claimed.delivery().id();
        try {
            worker.handle(claimed).whenComplete((kept, failure) -> open.remove(id, claimed));
        } catch (RuntimeException | Error e) {
            // The next mail may fare better. Let go of first: where this fails as well, the claim ends by itself.
            open.remove(id, claimed);
            var unused = failed("sending", e);
            worker.putOff(claimed);
        }
    }

    private void renew() {
        claims.renew(open);
        open.values().removeIf(claimed -> claimed.claim().isLost());
    }

    /** No interrupt: what is claimed at this moment is given back. */
    @Override
    protected void rouse(Thread working) {
        endsAt = System.nanoTime() + LONGEST_STOP.toNanos();
        arrivals.raise();
    }

    /** Ends the mails that are on their way, and gives back the others. */
    @Override
    protected void stopped() {
        try {
            for (var thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, endsAt - System.nanoTime())));
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

    String lane() {
        return lane;
    }

    /** How many outcomes the ledger did not take yet, although it was asked to. */
    int unwritten() {
        return outcomes.unwritten();
    }

    /** Why the mail server takes nothing. */
    Optional<String> troubleOfServer() {
        return server.trouble();
    }
}
