package io.broadsheet.comment.application;

import io.broadsheet.chassis.Loggable;
import io.broadsheet.comment.domain.CommentCounts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Recounts marked articles, those together that wait at the same time. An article that waits its turn is not queued
 * again, so that a thousand comments at once are a few counts. What a dead process left is found by its mark.
 */
@Service
public class Recounts implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Recounts.class);
    private static final int BATCH = 200;
    private static final int AT_ONCE = 100;
    private static final int MOST_WAITING = 10_000;
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(2);
    /** What many do at the same time is told by several listeners, and several polls of each. */
    private static final Duration SHORTEST_REST = Duration.ofMillis(20);

    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final CommentCounting counting;
    private final CommentCounts counts;
    private final InstantSource time;
    private final Set<UUID> waiting = new LinkedHashSet<>(); // guarded by this, like isAtWork
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("comment-recounts").factory());
    private boolean isAtWork;
    private volatile boolean stopping;

    Recounts(CommentCounting counting, CommentCounts counts, @Qualifier("databaseClock") InstantSource time) {
        this.counting = counting;
        this.counts = counts;
        this.time = time;
    }

    /** Soon; the caller does not wait for it. */
    public synchronized void request(UUID articleId) {
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
            worker.schedule(this::recount, pause.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException stopping) {
            return false;
        }
    }

    private void recount() {
        long began = System.nanoTime();
        List<UUID> articles = next();
        try {
            if (!stopping) {
                counting.recount(articles).forEach(this::request);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "Comments of {} articles could not be counted; it is tried again", articles.size(), Loggable.of(e));
        } finally {
            restFrom(began);
        }
    }

    /** Takes them from those who wait before they are counted: a change that comes during it needs another turn. */
    private synchronized List<UUID> next() {
        List<UUID> articles = waiting.stream().limit(AT_ONCE).toList();
        articles.forEach(waiting::remove);
        return articles;
    }

    /** Mostly as long as it took: others work too, and what comes meanwhile is counted together. */
    private synchronized void restFrom(long began) {
        long rest = Math.clamp(System.nanoTime() - began, SHORTEST_REST.toNanos(), LONGEST_REST.toNanos());
        isAtWork = !waiting.isEmpty() && workAfter(Duration.ofNanos(rest));
    }

    @Scheduled(fixedDelayString = "${broadsheet.comments.recount-sweep:1s}")
    void sweep() {
        counts.markedBefore(time.instant().minus(LEFT_BEHIND), BATCH).forEach(this::request);
    }

    /** Ends with the count at work; the marks of the others are kept for who comes next. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        worker.shutdown();
        if (!worker.awaitTermination(5, TimeUnit.SECONDS)) {
            worker.shutdownNow();
        }
    }
}
