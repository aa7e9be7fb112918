package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Comments.Queue;
import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.DecisionRecords;
import io.broadsheet.comment.domain.DecisionRecords.Decided;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.Verdict;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** How long the queue is, what the policy holds in vain, and how long authors wait. */
@Service
public class ModerationStatistics {

    /** Of visible ones, and of rejected ones. */
    static final int MOST = 5_000;

    private final DecisionRecords decided;
    private final InstantSource clock;
    private volatile long length;
    private volatile @Nullable Instant oldest;

    ModerationStatistics(
            DecisionRecords decided, @Qualifier("databaseClock") InstantSource clock, MeterRegistry meters) {
        this.decided = decided;
        this.clock = clock;
        Gauge.builder("broadsheet.comments.queue.length", this, statistics -> statistics.length)
                .description("Comments that wait for a moderator")
                .register(meters);
        TimeGauge.builder("broadsheet.comments.queue.oldest", this, TimeUnit.SECONDS, ModerationStatistics::age)
                .description("Since when the comment waits that waits longest")
                .register(meters);
    }

    private double age() {
        Instant since = oldest;
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }

    @Scheduled(fixedDelayString = "${broadsheet.comments.queue-interval}")
    void measure() {
        length = decided.count(Queue.HELD);
        oldest = decided.oldest(Queue.HELD);
    }

    /**
     * @param oldest since when the comment waits that waits longest; absent if none does
     * @param appeals that wait for an answer
     * @param byReason of the comments in the queue
     */
    public record QueueState(long length, @Nullable Instant oldest, long appeals, Map<HoldReason, Long> byReason) {}

    /** What moderators decided on comments that were held for a reason. @param approved for which it held in vain */
    public record ByReason(int approved, int rejected) {}

    /**
     * @param overturned decided otherwise by somebody else later
     * @param undone taken back
     */
    public record ByModerator(int decisions, int overturned, int undone) {}

    /** From the words to the first decision; all zero if there was none. */
    public record Times(Duration median, Duration ninetieth, Duration slowest) {}

    /** @param complete false if there was more to read than is read */
    public record Statistics(
            QueueState queue,
            boolean complete,
            Map<HoldReason, ByReason> reasons,
            Map<String, ByModerator> moderators,
            Times times) {}

    public Statistics of(Duration lately) {
        var found = decided.since(clock.instant().minus(lately), MOST);
        Map<HoldReason, ByReason> reasons = new EnumMap<>(HoldReason.class);
        Map<String, ByModerator> moderators = new TreeMap<>();
        List<Duration> waits = new ArrayList<>();
        for (Decided comment : found.comments()) {
            List<Decision> made = comment.decisions().stream()
                    .filter(decision -> !decision.isOfPolicy())
                    .toList();
            List<Decision> standing = made.stream().filter(Decision::stands).toList();
            // What was decided on words that are there no more tells nothing of these.
            List<Decision> onTheseWords = standing.stream()
                    .filter(decision -> !decision.at().isBefore(comment.written()))
                    .toList();
            if (!onTheseWords.isEmpty()) {
                boolean approved = onTheseWords.getLast().verdict() == Verdict.APPROVE;
                var one = new ByReason(approved ? 1 : 0, approved ? 0 : 1);
                comment.reasons().forEach(reason -> reasons.merge(reason, one, ModerationStatistics::sum));
                waits.add(Duration.between(
                        comment.written(), onTheseWords.getFirst().at()));
            }
            for (Decision decision : made) {
                boolean overturned = decision.stands()
                        && standing.stream()
                                .anyMatch(later -> later.at().isAfter(decision.at())
                                        && !later.by().equals(decision.by())
                                        && (later.verdict() == Verdict.APPROVE)
                                                != (decision.verdict() == Verdict.APPROVE));
                var one = new ByModerator(1, overturned ? 1 : 0, decision.stands() ? 0 : 1);
                moderators.merge(decision.by(), one, ModerationStatistics::sum);
            }
        }
        var queue = new QueueState(
                decided.count(Queue.HELD),
                decided.oldest(Queue.HELD),
                decided.count(Queue.APPEALED),
                decided.heldByReason());
        return new Statistics(queue, found.complete(), reasons, moderators, times(waits));
    }

    private static ByReason sum(ByReason a, ByReason b) {
        return new ByReason(a.approved + b.approved, a.rejected + b.rejected);
    }

    private static ByModerator sum(ByModerator a, ByModerator b) {
        return new ByModerator(a.decisions + b.decisions, a.overturned + b.overturned, a.undone + b.undone);
    }

    private static Times times(List<Duration> waits) {
        if (waits.isEmpty()) {
            return new Times(Duration.ZERO, Duration.ZERO, Duration.ZERO);
        }
        List<Duration> sorted = waits.stream().sorted().toList();
        return new Times(at(sorted, 0.5), at(sorted, 0.9), sorted.getLast());
    }

    /** By the nearest rank. */
    private static Duration at(List<Duration> sorted, double quantile) {
        return sorted.get((int) Math.ceil(quantile * sorted.size()) - 1);
    }
}
