package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.ArticleTraits;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.CommentScorer;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.HoldPolicy;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.Judgement;
import io.broadsheet.comment.domain.Judgement.Outcome;
import io.broadsheet.comment.domain.Limits;
import io.broadsheet.comment.domain.PhaseName;
import io.broadsheet.comment.domain.Pipeline;
import io.broadsheet.comment.domain.Score;
import io.broadsheet.comment.domain.Standing;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Tells what a policy would have made of recent comments, beside what the current one makes of them; changes nothing. Both
 * judge by what was known when each comment was sent.
 */
@Service
public class PolicyTrying {

    public static final int MOST = 2_000;

    private static final int SHOWN = 100;
    private static final int BATCH = 200;

    /** In a trial; a scorer from outside may take long for each. What it has not seen by then has no score. */
    private static final Duration SCORING = Duration.ofSeconds(5);

    private final Comments comments;
    private final Pipelines pipelines;
    private final ObjectProvider<CommentScorer> scorers;
    private final Moderation moderation;

    PolicyTrying(Comments comments, Pipelines pipelines, ObjectProvider<CommentScorer> scorers, Moderation moderation) {
        this.comments = comments;
        this.pipelines = pipelines;
        this.scorers = scorers;
        this.moderation = moderation;
    }

    /**
     * @param compared how many comments
     * @param policyVersion of the current one
     * @param more by what became of them, those that became something else
     * @param different those with another outcome, latest first; not all if they are many
     * @param uncounted what the policy looks at and the current one does not, so that nothing is known of it
     */
    public record Trial(
            int compared,
            long policyVersion,
            Map<Outcome, Integer> today,
            Map<Outcome, Integer> tried,
            Map<Outcome, Integer> more,
            List<Difference> different,
            List<String> uncounted) {}

    /** @param today what the current policy makes of it */
    public record Difference(Moderation.Item item, Outcome today, Judgement tried) {}

    /** @param last so many comments, the latest, at most {@link #MOST} */
    public Trial of(HoldPolicy policy, int last) {
        Pipeline current = pipelines.ofNow();
        Pipeline other = pipelines.of(policy);
        boolean scores = current.asks(PhaseName.SCORE) || other.asks(PhaseName.SCORE);
        long end = System.nanoTime() + SCORING.toNanos();
        Map<Outcome, Integer> today = new EnumMap<>(Outcome.class);
        Map<Outcome, Integer> tried = new EnumMap<>(Outcome.class);
        Map<Outcome, Integer> more = new EnumMap<>(Outcome.class);
        List<Change> changes = new ArrayList<>();
        int compared = 0;
        List<StoredComment> batch;
        @Nullable UUID after = null;
        do {
            batch = comments.latest(after, Math.min(BATCH, last - compared));
            for (StoredComment stored : batch) {
                after = stored.id();
                compared++;
                Submission submission = submission(stored, scores && System.nanoTime() < end);
                Judgement now = judged(current, stored, submission);
                Judgement then = judged(other, stored, submission);
                today.merge(now.outcome(), 1, Integer::sum);
                tried.merge(then.outcome(), 1, Integer::sum);
                if (now.outcome() != then.outcome()) {
                    more.merge(then.outcome(), 1, Integer::sum);
                    if (changes.size() < SHOWN) {
                        changes.add(new Change(stored, now.outcome(), then));
                    }
                }
            }
        } while (!batch.isEmpty() && compared < last);
        var items = moderation.items(changes.stream().map(Change::stored).toList());
        var different = new ArrayList<Difference>();
        for (int i = 0; i < changes.size(); i++) {
            different.add(new Difference(
                    items.get(i), changes.get(i).today(), changes.get(i).tried()));
        }
        return new Trial(compared, current.version(), today, tried, more, different, uncounted(current, other));
    }

    /** Whether a name or a network is muted, and how many come in a minute, is only asked about while it counts. */
    private static List<String> uncounted(Pipeline current, Pipeline other) {
        var names = new ArrayList<String>();
        if (other.asks(PhaseName.MUTED) && !current.asks(PhaseName.MUTED)) {
            names.add("muted");
        }
        Limits known = current.limits();
        Limits asked = other.limits();
        if (asked.perName() != null && known.perName() == null) {
            names.add("perName");
        }
        if (asked.perNetwork() != null && known.perNetwork() == null) {
            names.add("perNetwork");
        }
        if (asked.perArticle() != null && known.perArticle() == null) {
            names.add("perArticle");
        }
        return names;
    }

    private record Change(StoredComment stored, Outcome today, Judgement tried) {}

    /** Of staff no policy is asked. */
    private static Judgement judged(Pipeline pipeline, StoredComment stored, Submission submission) {
        return stored.comment().posting().staff() ? Judgement.NOTHING_FOUND : pipeline.judge(submission);
    }

    private Submission submission(StoredComment stored, boolean scores) {
        Comment comment = stored.comment();
        Contribution words = comment.said().orElseThrow();
        Judgement judgement = comment.posting().review().judgement();
        ArticleTraits article = judgement == null ? ArticleTraits.UNKNOWN : judgement.article();
        Standing standing = judgement != null && judgement.standing() != null
                ? judgement.standing()
                : guessed(comment instanceof Comment.Held held ? held.reasons() : List.of());
        // Readers have reported it since, and would have under either policy.
        Standing reported = standing.withReports(comment.posting().reactions().reports());
        return new Submission(words, article, scores ? scored(reported, words, article) : reported);
    }

    /** For comments of older builds, from the reasons for which they were held. */
    private static Standing guessed(List<HoldReason> reasons) {
        return new Standing(
                Stream.of(HoldReason.FIRST_COMMENT, HoldReason.EVERY_COMMENT).noneMatch(reasons::contains),
                reasons.stream()
                        .filter(reason -> reason.protectsName()
                                || reason == HoldReason.OTHERS_NAME
                                || reason == HoldReason.MIXED_SCRIPTS)
                        .toList(),
                reasons.contains(HoldReason.REPEATED) ? 1 : 0);
    }

    /** One that no scorer had seen yet gets its score now. */
    private Standing scored(Standing standing, Contribution words, ArticleTraits article) {
        CommentScorer scorer = scorers.getIfAvailable();
        return scorer == null || !(standing.score() instanceof Score.NotKnown)
                ? standing
                : standing.withScore(scorer.score(words, article.language()));
    }
}
