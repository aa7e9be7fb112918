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
import io.broadsheet.comment.domain.RecentComments.Others;
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

    /** Shorter words many people find by themselves. */
    private static final int FEWEST_OF_ONES_OWN = 12;

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

    /**
     * A comment as it is sent, kept for those that come after it.
     *
     * @param isFirst whether nothing of its author can be known
     * @param network it comes from
     */
    record Noted(Sent sent, Contribution words, boolean isFirst, String network, Others others) {}

    /**
     * Begins with a new comment. What is refused after it is to be {@link #forget forgotten}: it counts against nobody.
     *
     * @param sending the same for the same call made again
     * @throws TooManyComments if a network says more about one article than it may in a minute
     */
    Noted admit(Contribution words, UUID id, UUID articleId, Sender sender, String sending, Instant now) {
        var sent = sent(words, id, articleId, sender.network(), sending, now);
        boolean isFirst = sender.authorId() == null;
        if (sender.staff()) {
            return new Noted(sent, words, isFirst, sender.network(), new Others(0, 0, 0));
        }
        var noted = note(sent, words, isFirst, sender.network());
        if (noted.others().ofNetwork() >= properties.mostPerArticle()) {
            forget(id);
            throw new TooManyComments(MINUTE);
        }
        return noted;
    }

    void forget(UUID id) {
        recent.forget(id);
    }

    private Noted note(Sent sent, Contribution words, boolean isFirst, String network) {
        Instant now = sent.at();
        var others = recent.note(sent, now.minus(REMEMBERED), now.minus(MINUTE), properties.mostPerArticle());
        return new Noted(sent, words, isFirst, network, others);
    }

    private Sent sent(Contribution words, UUID id, UUID articleId, String network, String sending, Instant now) {
        return new Sent(
                sending,
                id,
                articleId,
                fingerprints.ofNetwork(network),
                fingerprints.ofName(words.author()),
                fingerprints.ofText(words.text()),
                now);
    }

    /**
     * As {@link #judge(Noted, Posting, ArticleTraits)}, with other words than before.
     *
     * @param id of the comment, which does not count in its own favour
     */
    Judgement judge(Contribution words, UUID id, Posting posting, ArticleTraits article, String network, Instant now) {
        if (posting.staff()) {
            return Judgement.NOTHING_FOUND;
        }
        var sent = sent(words, id, posting.place().articleId(), network, id.toString(), now);
        return judge(note(sent, words, false, network), posting, article);
    }

    /**
     * @throws TooManyComments if the policy refuses more at present
     * @throws InvalidContribution if the policy refuses its length
     */
    Judgement judge(Noted noted, Posting posting, ArticleTraits article) {
        if (posting.staff()) {
            return Judgement.NOTHING_FOUND;
        }
        Sent sent = noted.sent();
        Contribution words = noted.words();
        // One posted by an older build has no author.
        UUID authorId = Objects.requireNonNullElseGet(posting.authorId(), ids::next);
        Pipeline pipeline = pipelines.current();
        int approvals = noted.isFirst() ? 0 : comments.approvals(authorId, words.author(), sent.commentId());
        var standing = new Standing(
                approvals,
                approvals > 0 ? List.of() : doubts.about(words.author(), authorId, sent.articleId()),
                noted.others().repeats(approvals > 0 || words.text().length() < FEWEST_OF_ONES_OWN),
                recent.rates(sent, sent.at().minus(MINUTE), pipeline.limits()),
                pipeline.asks(PhaseName.MUTED)
                        && measures.isMuted(words.author(), fingerprints.allOfNetwork(noted.network())),
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
