package io.broadsheet.comment.application;

import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.ToldFailures;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Articles that wait to be counted, and the worker that counts some of them at a time. */
final class RecountLane {

    private static final Logger LOG = LoggerFactory.getLogger(RecountLane.class);
    /** Those that are left are tried again each second. */
    private static final ToldFailures FAILED = new ToldFailures(Duration.ofMinutes(10));

    private static final int MOST_WAITING = 10_000;
    /** What many do at the same time is told by several listeners, and several polls of each. */
    private static final Duration SHORTEST_REST = Duration.ofMillis(20);

    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final int atOnce;
    private final Consumer<List<UUID>> count;
    private final Set<UUID> waiting = new LinkedHashSet<>(); // guarded by this, like isAtWork
    private final ScheduledExecutorService worker;
    private boolean isAtWork;
    private volatile boolean stopping;

    /** @param count may request them again */
    RecountLane(String name, int atOnce, Consumer<List<UUID>> count) {
        this.atOnce = atOnce;
        this.count = count;
        this.worker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name(name).factory());
    }

    /** Soon; the caller does not wait for it. One that waits its turn is not queued again. */
    synchronized void request(UUID articleId) {
        if (waiting.size() < MOST_WAITING) { // the sweep finds the others
            waiting.add(articleId);
        }
        if (!isAtWork) {
            isAtWork = workAfter(Duration.ZERO);
        }
    }

    /** @return false if it is too late */
    private boolean workAfter(Duration pause) {
        try {
            worker.schedule(this::work, pause.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException stopping) {
            return false;
        }
    }

    private void work() {
        long began = System.nanoTime();
        try {
            List<UUID> articles = next();
            if (!stopping) {
                count.accept(articles);
            }
        } catch (RuntimeException | Error e) { // the worker would keep it to itself
            if (FAILED.isNew("count", e)) {
                LOG.warn(
                        "Comments of up to {} articles could not be counted; it is tried again",
                        atOnce,
                        Loggable.of(e));
            }
        } finally {
            restFrom(began);
        }
    }

    /** Takes them from those who wait before they are counted: a change that comes during it needs another turn. */
    private synchronized List<UUID> next() {
        List<UUID> articles = waiting.stream().limit(atOnce).toList();
        articles.forEach(waiting::remove);
        return articles;
    }

    /** Mostly as long as it took: others work too, and what comes meanwhile is counted together. */
    private synchronized void restFrom(long began) {
        long rest = Math.clamp(System.nanoTime() - began, SHORTEST_REST.toNanos(), LONGEST_REST.toNanos());
        isAtWork = !waiting.isEmpty() && workAfter(Duration.ofNanos(rest));
    }

    /** Ends with the count at work. */
    void stop() throws InterruptedException {
        stopping = true;
        worker.shutdown();
        if (!worker.awaitTermination(5, TimeUnit.SECONDS)) {
            worker.shutdownNow();
        }
    }
}
