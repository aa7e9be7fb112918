package io.broadsheet.comment.application;

import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Articles.ErasureRequest;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.Position;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Takes the words out of every comment on an erased article, in batches, beside the listener that asked for it. Two
 * instances at once do no harm: erasing again changes nothing.
 */
@Service
public class CommentErasure {

    private static final Logger LOG = LoggerFactory.getLogger(CommentErasure.class);
    /** What fails for one may for thousands, and is tried again. */
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(1));

    private static final int BATCH = 100;

    private final Articles articles;
    private final Comments comments;
    private final Clock clock;
    /** Of the requests that the last run could not complete. */
    private volatile @Nullable Instant oldest;

    CommentErasure(Articles articles, Comments comments, Clock clock, MeterRegistry meters) {
        this.articles = articles;
        this.comments = comments;
        this.clock = clock;
        TimeGauge.builder("broadsheet.comments.erasure.oldest", this, TimeUnit.SECONDS, CommentErasure::secondsOfOldest)
                .description("Since when the words of an erased article's comments wait to be erased")
                .register(meters);
    }

    /** Comments with words are on these articles: on one that is erased they were posted at the same moment. */
    public void check(Collection<UUID> articleIds) {
        if (articleIds.isEmpty()) {
            return;
        }
        articles.find(articleIds).forEach((id, article) -> {
            if (article instanceof Article.Erased) {
                articles.requestErasureOfComments(id);
            }
        });
    }

    @Scheduled(fixedDelayString = "${broadsheet.comments.erasure-interval}")
    void run() {
        Instant left = null;
        for (ErasureRequest request : articles.awaitingErasureOfComments(BATCH)) {
            if (!erase(request) && left == null) {
                left = request.since();
            }
        }
        oldest = left;
    }

    /** @return whether no words are left */
    private boolean erase(ErasureRequest request) {
        try {
            @Nullable Position last = null;
            List<Position> batch;
            do {
                batch = comments.notRemoved(request.articleId(), last, BATCH);
                for (Position each : batch) {
                    erase(each.id());
                    last = each;
                }
            } while (!batch.isEmpty());
            boolean isDone = comments.notRemoved(request.articleId(), null, 1).isEmpty();
            if (isDone) {
                articles.complete(request);
            }
            return isDone;
        } catch (RuntimeException e) {
            if (FAILED.allows()) {
                LOG.warn(
                        "Comments of article {} are not all erased yet; it is tried again",
                        request.articleId(),
                        Loggable.of(e));
            }
            return false;
        }
    }

    /** One that fails, as one that a newer build wrote may, hides no other. */
    private void erase(UUID id) {
        try {
            comments.update(id, stored -> stored.comment().erase(clock.instant(), null));
        } catch (RuntimeException e) {
            if (FAILED.allows()) {
                LOG.warn("Comment {} is not erased yet; it is tried again", id, Loggable.of(e));
            }
        }
    }

    private double secondsOfOldest() {
        Instant since = oldest;
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
