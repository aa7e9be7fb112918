package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.Backoff;
import io.broadsheet.chassis.Causes;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.ToldFailures;
import io.broadsheet.chassis.store.DatabaseDown;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the outcomes of all connections together. While one write is under way the next ones gather, so the more
 * connections wait the more outcomes share a write.
 */
final class OutcomeWriter implements Outcomes {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeWriter.class);
    private static final Backoff WAITS = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final Duration LINGER = Duration.ofNanos(500_000);
    private static final int MOST_TOGETHER = 500;
    private static final Duration LOOKS_UP = Duration.ofSeconds(1);
    private static final String WRITING = "writing";
    /** What is not about writing. */
    private static final String OTHERWISE = "otherwise";
    /** Of those that fail by themselves; what succeeds with others says nothing of them. */
    private static final String ALONE = "writing alone";

    /** {@code kept} becomes true when the outcome is durable, false if someone else had claimed the delivery. */
    private record Waiting(Entry entry, CompletableFuture<Boolean> kept) {}

    private final Ledger ledger;
    private final int connections;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final ToldFailures told = new ToldFailures(Duration.ofHours(1));
    private final Set<Waiting> unwritten = ConcurrentHashMap.newKeySet();
    private final Set<UUID> unwritable = ConcurrentHashMap.newKeySet();
    private final Thread writer;
    private volatile boolean stopping;
    private volatile boolean abandoned;

    OutcomeWriter(String name, Ledger ledger, int connections) {
        this.ledger = ledger;
        this.connections = connections;
        this.writer = Thread.ofVirtual().name("outcomes-" + name).unstarted(this::run);
    }

    void start() {
        writer.start();
    }

    @Override
    public CompletableFuture<Boolean> record(Entry entry) {
        var outcome = new Waiting(entry, new CompletableFuture<>());
        waiting.add(outcome);
        return outcome.kept();
    }

    @Override
    public boolean awaitKept(UUID delivery, CompletableFuture<Boolean> recorded) {
        while (!recorded.isDone() && !unwritable.contains(delivery)) {
            var unused = recorded.copy()
                    .completeOnTimeout(false, LOOKS_UP.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        return recorded.getNow(false);
    }

    /** Writes what has gathered and what failed before, and ends. */
    void stop(Duration atMost) throws InterruptedException {
        stopping = true;
        if (!writer.join(atMost)) {
            abandoned = true;
            writer.interrupt();
        }
    }

    private void run() {
        var together = new ArrayList<Waiting>(connections + MOST_TOGETHER);
        try {
            while (!stopping || !waiting.isEmpty() || unwritten() > 0) {
                try {
                    gather(together);
                    write(together);
                    together.clear();
                } catch (RuntimeException | Error e) {
                    // Without this loop every connection would wait without end.
                    unwritten.addAll(together);
                    if (told.isNew(OTHERWISE, e)) {
                        LOG.error("{} outcomes are tried again", together.size(), Loggable.of(e));
                    }
                    Thread.sleep(WAITS.first());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Connections that waited for the same write answer within a moment of each other: without waiting that moment, the
     * first of them would have a write for itself, and the others would wait for two.
     */
    private void gather(List<Waiting> together) throws InterruptedException {
        if (!together.isEmpty()) {
            return;
        }
        var next = waiting.poll(100, TimeUnit.MILLISECONDS);
        var until = System.nanoTime() + LINGER.toNanos();
        while (next != null) {
            together.add(next);
            if (together.size() >= connections) {
                waiting.drainTo(together, MOST_TOGETHER);
                return;
            }
            next = waiting.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    /** For as long as it takes: a mail that went out and is not known to have would go out again. */
    private void write(List<Waiting> together) throws InterruptedException {
        var failure = together.isEmpty() ? null : failure(WRITING, together);
        for (var failures = 1; failure != null; failures++) {
            unwritten.addAll(together);
            if (!isDatabaseDown(failure)) {
                together.forEach(this::writeAlone);
                return;
            }
            Thread.sleep(WAITS.after(failures));
            failure = failure(WRITING, together);
        }
    }

    /** Something is wrong with one of them, which the others do not wait for. */
    private void writeAlone(Waiting outcome) {
        Thread.ofVirtual().name(writer.getName() + "-alone").start(() -> {
            try {
                var failure = failure(ALONE, List.of(outcome));
                for (var failures = 1; failure != null && !abandoned; failures++) {
                    if (!isDatabaseDown(failure)) {
                        unwritable.add(outcome.entry().id());
                    }
                    Thread.sleep(WAITS.after(failures));
                    failure = failure(ALONE, List.of(outcome));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                unwritable.remove(outcome.entry().id());
                unwritten.remove(outcome);
            }
        });
    }

    private static boolean isDatabaseDown(Throwable failure) {
        return Causes.of(failure).anyMatch(DatabaseDown::isMeantBy);
    }

    private @Nullable Throwable failure(String how, List<Waiting> together) {
        try {
            var lost = ledger.record(together.stream().map(Waiting::entry).toList());
            told.recovered(how);
            for (var outcome : together) {
                outcome.kept().complete(!lost.contains(outcome.entry().id()));
                unwritten.remove(outcome);
            }
            return null;
        } catch (RuntimeException | Error e) {
            if (told.isNew(how, e)) {
                LOG.warn("{} outcomes could not be written yet", together.size(), Loggable.of(e));
            }
            return e;
        }
    }

    boolean isStopping() {
        return stopping;
    }

    /** How many outcomes are tried again, since a write of them failed. */
    int unwritten() {
        return unwritten.size();
    }
}
