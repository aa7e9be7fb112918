package io.broadsheet.comment.application;

import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.comment.domain.Calls;
import io.broadsheet.comment.domain.Claims;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.Position;
import io.broadsheet.comment.domain.Comments.Queue;
import io.broadsheet.comment.domain.Measures;
import io.broadsheet.comment.domain.Moderators;
import io.broadsheet.comment.domain.RecentComments;
import io.broadsheet.comment.domain.StoredComment;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Forgets name and words of what readers have not seen for a set time, fingerprints and calls after a day, measures and
 * claims that have ended, who moderated long ago, and what an older build left; so many in one run that others have
 * their turn. Several instances at once do no harm: forgetting again changes nothing.
 */
@Service
class CommentRetention {

    private static final Logger LOG = LoggerFactory.getLogger(CommentRetention.class);
    /** What fails for one may for thousands, and is tried again. */
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(1));

    private static final String INTERVAL = "${broadsheet.comments.retention-interval}";

    private static final int BATCH = 100;
    private static final int MOST_BATCHES = 50;
    private static final int FINGERPRINTS = 1_000;
    private static final int CALLS = 1_000;
    private static final int ENDED_MEASURES = 1_000;
    private static final int ENDED_CLAIMS = 10_000;
    /** Who takes a decision back within the minute still has the claim. */
    private static final Duration CLAIMS_ENDED = Duration.ofMinutes(10);

    private static final int MOST_OUTDATED = 5_000;
    /** Longer than they run beside this one. */
    private static final Duration OLDER_BUILDS = Duration.ofDays(30);

    private final Comments comments;
    private final RecentComments recent;
    private final Calls calls;
    private final Measures measures;
    private final Claims claims;
    private final Moderators moderators;
    private final CommentProperties.Retention kept;
    /** The database's: what is forgotten by a clock that is wrong is gone for good. */
    private final InstantSource time;

    private final MeterRegistry meters;
    /** Where a run ended that left some: the next one goes on there. */
    private final Map<Queue, Position> reached = new ConcurrentHashMap<>();

    CommentRetention(
            Comments comments,
            RecentComments recent,
            Calls calls,
            Measures measures,
            Claims claims,
            Moderators moderators,
            CommentProperties properties,
            @Qualifier("databaseClock") InstantSource time,
            MeterRegistry meters) {
        this.comments = comments;
        this.recent = recent;
        this.calls = calls;
        this.measures = measures;
        this.claims = claims;
        this.moderators = moderators;
        this.kept = properties.retention();
        this.time = time;
        this.meters = meters;
    }

    // Each by itself: what fails in one leaves the others their turn.

    @Scheduled(fixedDelayString = INTERVAL)
    void forgetSpam() {
        forget(Queue.SPAM, kept.spam());
    }

    @Scheduled(fixedDelayString = INTERVAL)
    void forgetRejected() {
        forget(Queue.REJECTED, kept.rejected());
    }

    @Scheduled(fixedDelayString = INTERVAL)
    void forgetHeld() {
        forget(Queue.HELD, kept.held());
    }

    @Scheduled(fixedDelayString = INTERVAL)
    void forgetFingerprints() {
        Instant limit = time.instant().minus(CommentJudging.REMEMBERED);
        for (int i = 0; i < MOST_BATCHES && recent.forgetBefore(limit, FINGERPRINTS) == FINGERPRINTS; i++) {
            Thread.yield();
        }
    }

    @Scheduled(fixedDelayString = INTERVAL)
    void forgetCalls() {
        Instant limit = time.instant().minus(CommentPosting.CALL_REMEMBERED);
        for (int i = 0; i < MOST_BATCHES && calls.forgetBefore(limit, CALLS) == CALLS; i++) {
            Thread.yield();
        }
    }

    @Scheduled(fixedDelayString = INTERVAL)
    void forgetMeasures() {
        measures.forgetEnded(time.instant(), ENDED_MEASURES);
    }

    @Scheduled(fixedDelayString = INTERVAL)
    void forgetClaims() {
        claims.forgetEnded(time.instant().minus(CLAIMS_ENDED), ENDED_CLAIMS);
    }

    @Scheduled(fixedDelayString = INTERVAL)
    void forgetModerators() {
        moderators.forgetBefore(time.instant().minus(Moderation.PRESENT));
    }

    @Scheduled(fixedDelayString = INTERVAL)
    void renewOutdated() {
        for (UUID id : comments.outdated(time.instant().minus(OLDER_BUILDS), MOST_OUTDATED)) {
            try {
                comments.update(id, stored -> Comment.Change.none(stored.comment()));
            } catch (RuntimeException e) {
                if (FAILED.allows()) {
                    LOG.warn("What an older build left in comment {} is there still", id, Loggable.of(e));
                }
            }
        }
    }

    private void forget(Queue queue, Duration age) {
        Instant now = time.instant();
        Instant limit = now.minus(age);
        // What fails, or is appealed against, stays in the queue, and must not hide what comes after it.
        @Nullable Position last = reached.remove(queue);
        for (int i = 0; i < MOST_BATCHES; i++) {
            List<StoredComment> due = comments.queue(queue, last, BATCH).stream()
                    .filter(stored -> stored.comment().since().isBefore(limit))
                    .toList();
            due.forEach(stored -> forget(stored, queue, limit, now));
            if (due.size() < BATCH) {
                return;
            }
            last = new Position(due.getLast().comment().since(), due.getLast().id());
        }
        reached.put(queue, Objects.requireNonNull(last));
    }

    private void forget(StoredComment due, Queue queue, Instant limit, Instant now) {
        try {
            Comment after = comments.update(due.id(), stored -> stored.comment().forget(limit, now))
                    .comment();
            // Otherwise another instance was first, or it was decided upon meanwhile.
            if (after instanceof Comment.Removed && after.since().equals(now)) {
                meters.counter(
                                "broadsheet.comments.forgotten",
                                "queue",
                                queue.name().toLowerCase(Locale.ROOT))
                        .increment();
            }
        } catch (RuntimeException e) {
            if (FAILED.allows()) {
                LOG.warn("Comment {} is not forgotten yet; it is tried again", due.id(), Loggable.of(e));
            }
        }
    }
}
