package io.broadsheet.comment.application;

import io.broadsheet.chassis.Loggable;
import io.broadsheet.comment.domain.CommentCounts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Recounts marked articles one after the other. An article that waits its turn is not queued again, so that a thousand
 * comments at once are a few counts. What a dead process left is found by its mark.
 */
@Service
public class Recounts implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Recounts.class);
    private static final int BATCH = 200;
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(2);

    private final CommentCounting counting;
    private final CommentCounts counts;
    private final InstantSource time;
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("comment-recounts").factory());
    private volatile boolean stopping;

    Recounts(CommentCounting counting, CommentCounts counts, @Qualifier("databaseClock") InstantSource time) {
        this.counting = counting;
        this.counts = counts;
        this.time = time;
    }

    /** Soon; the caller does not wait for it. */
    public void request(UUID articleId) {
        if (waiting.add(articleId)) {
            try {
                worker.execute(() -> recount(articleId));
            } catch (RejectedExecutionException stopping) {
                waiting.remove(articleId);
            }
        }
    }

    private void recount(UUID articleId) {
        if (stopping) {
            return;
        }
        // Before the count: a change that comes during it needs another turn.
        waiting.remove(articleId);
        try {
            if (!counting.recount(articleId)) {
                request(articleId);
            }
        } catch (RuntimeException e) {
            LOG.warn("Comments of article {} could not be counted; it is tried again", articleId, Loggable.of(e));
        }
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
