package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.CommentCounts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Recounts marked articles, those together that wait at the same time. An article that waits its turn is not queued
 * again, so that a thousand comments at once are a few counts. One with many comments takes long to count: it is counted
 * by another worker, one such at a time, and holds up none of the others. What a dead process left is found by its mark.
 */
@Service
public class Recounts implements DisposableBean {

    private static final int BATCH = 200;
    private static final int AT_ONCE = 100;
    /** Comments that readers see, by the last count. */
    private static final long MANY = 5_000;

    private static final Duration LEFT_BEHIND = Duration.ofSeconds(2);

    private final CommentCounting counting;
    private final CommentCounts counts;
    private final InstantSource time;
    private final RecountLane large = new RecountLane("comment-recounts-large", 1, this::recountLarge);
    private final RecountLane others = new RecountLane("comment-recounts", AT_ONCE, this::recount);

    Recounts(CommentCounting counting, CommentCounts counts, @Qualifier("databaseClock") InstantSource time) {
        this.counting = counting;
        this.counts = counts;
        this.time = time;
    }

    /** Soon; the caller does not wait for it. */
    public void request(UUID articleId) {
        others.request(articleId);
    }

    private void recount(List<UUID> articles) {
        var counted = counting.recount(articles, MANY);
        counted.larger().forEach(large::request);
        counted.changed().forEach(others::request);
    }

    private void recountLarge(List<UUID> articles) {
        counting.recount(articles, Long.MAX_VALUE).changed().forEach(large::request);
    }

    @Scheduled(fixedDelayString = "${broadsheet.comments.recount-sweep}")
    void sweep() {
        counts.markedBefore(time.instant().minus(LEFT_BEHIND), BATCH).forEach(this::request);
    }

    /** Ends with the counts at work; the marks of the others are kept for who comes next. */
    @Override
    public void destroy() throws InterruptedException {
        others.stop();
        large.stop();
    }
}
