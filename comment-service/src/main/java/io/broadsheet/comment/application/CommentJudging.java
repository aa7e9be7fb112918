package io.broadsheet.comment.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.comment.domain.ArticleTraits;
import io.broadsheet.comment.domain.CommentScorer;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.InvalidContribution;
import io.broadsheet.comment.domain.InvalidContribution.Fault;
import io.broadsheet.comment.domain.Judgement;
import io.broadsheet.comment.domain.PhaseName;
import io.broadsheet.comment.domain.Pipeline;
import io.broadsheet.comment.domain.Posting;
import io.broadsheet.comment.domain.RecentComments;
import io.broadsheet.comment.domain.RecentComments.Sent;
import io.broadsheet.comment.domain.Score;
import io.broadsheet.comment.domain.Standing;
import io.broadsheet.comment.domain.Submission;
import io.broadsheet.comment.domain.TooManyComments;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Asks the policy whether a comment is held, with all that it looks at. */
@Service
class CommentJudging {

    /** Words that come again later are no flood. */
    static final Duration REMEMBERED = Duration.ofDays(1);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Pipelines pipelines;
    private final Comments comments;
    private final NameDoubts doubts;
    private final RecentComments recent;
    private final Measuring measures;
    private final ObjectProvider<CommentScorer> scorers;
    private final Fingerprints fingerprints;
    private final CommentProperties properties;
    private final Ids ids;
    private final MeterRegistry meters;

    CommentJudging(
            Pipelines pipelines,
            Comments comments,
            NameDoubts doubts,
            RecentComments recent,
            Measuring measures,
            ObjectProvider<CommentScorer> scorers,
            Fingerprints fingerprints,
            CommentProperties properties,
            Ids ids,
            MeterRegistry meters) {
        this.pipelines = pipelines;
        this.comments = comments;
        this.doubts = doubts;
        this.recent = recent;
        this.measures = measures;
        this.scorers = scorers;
        this.fingerprints = fingerprints;
        this.properties = properties;
        this.ids = ids;
        this.meters = meters;
    }

    /** @throws TooManyComments if a network says more about one article than it may in a minute */
    void admit(String network, UUID articleId, Instant now) {
        int most = properties.mostPerArticle();
        if (recent.count(fingerprints.ofNetwork(network), articleId, now.minus(MINUTE), most) >= most) {
            throw new TooManyComments(MINUTE);
        }
    }

    /** As {@link #judge}, of a comment that is not there yet: what is refused counts against nobody. */
    Judgement judgeNew(
            Contribution words,
            UUID id,
            Posting posting,
            ArticleTraits article,
            String network,
            String sending,
            Instant now) {
        try {
            return judge(words, id, posting, article, network, sending, now);
        } catch (TooManyComments | InvalidContribution refused) {
            recent.forget(id);
            throw refused;
        }
    }

    /**
     * @param sending the same for the same call made again
     * @param id of the comment, which does not count in its own favour
     * @throws TooManyComments if the policy refuses more at present
     * @throws InvalidContribution if the policy refuses its length
     */
    Judgement judge(
            Contribution words,
            UUID id,
            Posting posting,
            ArticleTraits article,
            String network,
            String sending,
            Instant now) {
        if (posting.staff()) {
            return Judgement.NOTHING_FOUND;
        }
        UUID articleId = posting.place().articleId();
        // One posted by an older build has no author.
        UUID authorId = Objects.requireNonNullElseGet(posting.authorId(), ids::next);
        var sent = new Sent(
                sending,
                id,
                articleId,
                fingerprints.ofNetwork(network),
                fingerprints.ofName(words.author()),
                fingerprints.ofText(words.text()),
                now);
        Pipeline pipeline = pipelines.current();
        var rates = recent.rates(sent, now.minus(MINUTE), pipeline.limits());
        int repeats = recent.note(sent, now.minus(REMEMBERED));
        int approvals = comments.approvals(authorId, words.author(), id);
        var standing = new Standing(
                approvals,
                approvals > 0 ? List.of() : doubts.about(words.author(), authorId, articleId),
                repeats,
                rates,
                pipeline.asks(PhaseName.MUTED) && measures.isMuted(words.author(), fingerprints.allOfNetwork(network)),
                0,
                pipeline.asks(PhaseName.SCORE) ? score(words, article) : new Score.NotKnown());
        return counted(admitted(pipeline.judge(new Submission(words, article, standing))));
    }

    private Score score(Contribution words, ArticleTraits article) {
        CommentScorer scorer = scorers.getIfAvailable();
        return scorer == null ? new Score.NotKnown() : scorer.score(words, article.language());
    }

    /** What is only too much or too long is not kept: its author can do something about it. */
    private static Judgement admitted(Judgement judgement) {
        return switch (judgement.refusedFor()) {
            case RATE -> throw new TooManyComments(MINUTE);
            case TOO_LONG -> throw new InvalidContribution(List.of(new Fault("text", "Please shorten your comment.")));
            case TOO_SHORT -> throw new InvalidContribution(List.of(new Fault("text", "Please write a little more.")));
            case null, default -> judgement;
        };
    }

    private Judgement counted(Judgement judgement) {
        var reasons = judgement.reasons();
        meters.counter(
                        "broadsheet.comments.judged",
                        "outcome",
                        judgement.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .increment();
        reasons.forEach(reason -> meters.counter("broadsheet.comments.findings", "rule", reason.code())
                .increment());
        return judgement;
    }
}
