package io.broadsheet.comment.application;

import static io.broadsheet.chassis.web.client.ClientAddresses.NETWORKS_OF_A_CUSTOMER;
import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.store.DatabaseDown;
import io.broadsheet.comment.domain.ArticleTraits;
import io.broadsheet.comment.domain.CommentScorer;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.InvalidContribution;
import io.broadsheet.comment.domain.InvalidContribution.Fault;
import io.broadsheet.comment.domain.Judgement;
import io.broadsheet.comment.domain.KnownAuthors;
import io.broadsheet.comment.domain.Limits;
import io.broadsheet.comment.domain.PhaseName;
import io.broadsheet.comment.domain.Pipeline;
import io.broadsheet.comment.domain.Posting;
import io.broadsheet.comment.domain.RecentComments;
import io.broadsheet.comment.domain.RecentComments.Others;
import io.broadsheet.comment.domain.RecentComments.Sent;
import io.broadsheet.comment.domain.RecentCustomers;
import io.broadsheet.comment.domain.Score;
import io.broadsheet.comment.domain.Standing;
import io.broadsheet.comment.domain.Submission;
import io.broadsheet.comment.domain.TooManyComments;
import io.broadsheet.comment.domain.TooManyComments.Source;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Asks the policy whether a comment is held, with all that it looks at. */
@Service
class CommentJudging {

    /** Words that come again later are no flood. */
    static final Duration REMEMBERED = Duration.ofDays(1);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Pipelines pipelines;
    private final KnownAuthors authors;
    private final NameDoubts doubts;
    private final RecentComments recent;
    private final RecentCustomers customers;
    private final Measuring measures;
    private final ObjectProvider<CommentScorer> scorers;
    private final SentHashes hashes;
    private final CommentProperties properties;
    private final Ids ids;
    private final MeterRegistry meters;

    CommentJudging(
            Pipelines pipelines,
            KnownAuthors authors,
            NameDoubts doubts,
            RecentComments recent,
            RecentCustomers customers,
            Measuring measures,
            ObjectProvider<CommentScorer> scorers,
            SentHashes hashes,
            CommentProperties properties,
            Ids ids,
            MeterRegistry meters) {
        this.pipelines = pipelines;
        this.authors = authors;
        this.doubts = doubts;
        this.recent = recent;
        this.customers = customers;
        this.measures = measures;
        this.scorers = scorers;
        this.hashes = hashes;
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
     * @throws TooManyComments if a network, or all those of its customer, say more about one article than they may in a
     *     minute
     */
    Noted admit(Contribution words, UUID id, UUID articleId, Sender sender, String sending, Instant now) {
        var sent = hashes.of(words, id, articleId, sender.authorId(), sender.network(), sending, now);
        boolean isFirst = sender.authorId() == null;
        if (sender.staff()) {
            return new Noted(sent, words, isFirst, sender.network(), Others.NONE);
        }
        var noted = note(sent, words, isFirst, sender.network());
        if (noted.others().ofNetwork() >= properties.mostPerArticle() || isFlood(sent, sender.network())) {
            forget(id);
            throw new TooManyComments(Source.NETWORK_ON_ARTICLE, MINUTE);
        }
        return noted;
    }

    private boolean isFlood(Sent sent, String network) {
        int most = NETWORKS_OF_A_CUSTOMER * properties.mostPerArticle();
        return SentHashes.hasMany(network)
                && customers.count(
                                hashes.ofCustomer(network),
                                sent.articleId(),
                                sent.at().minus(MINUTE),
                                most + 1)
                        > most;
    }

    void forget(UUID id) {
        recent.forget(id);
    }

    /** What was sent under this id is of that comment. */
    void isOf(String sending, UUID id) {
        recent.isOf(sending, id);
    }

    /** What its author took away may be said again, in its right place for one. */
    void takeBack(UUID id) {
        recent.takeBackWords(id);
    }

    private Noted note(Sent sent, Contribution words, boolean isFirst, String network) {
        Instant now = sent.at();
        var others = recent.note(sent, now.minus(REMEMBERED), now.minus(MINUTE), properties.mostPerArticle());
        return new Noted(sent, words, isFirst, network, others);
    }

    /**
     * As {@link #judge(Noted, Posting, ArticleTraits)}, with other words than before. Those that stand in no comment any
     * more since may be said again, as may what is refused.
     *
     * @param id of the comment, which does not count in its own favour
     * @param edit what is done by the judgement
     */
    <T> T judge(
            Contribution words,
            UUID id,
            Posting posting,
            ArticleTraits article,
            String network,
            Instant now,
            Function<Judgement, T> edit) {
        if (posting.staff()) {
            return edit.apply(Judgement.NOTHING_FOUND);
        }
        var before = recent.latestOf(id).orElse(null);
        // In its place: whoever corrects a comment has said one.
        String sending = before == null ? id.toString() : before.id();
        var sent = hashes.of(words, id, posting.place().articleId(), posting.authorId(), network, sending, now);
        T edited;
        try {
            edited = edit.apply(judge(note(sent, words, false, network), posting, article));
        } catch (RuntimeException refused) {
            if (!DatabaseDown.isMeantBy(refused)) { // it would be waited for once more
                recent.putBack(sent, before);
            }
            throw refused;
        }
        recent.takeBackWords(id, sent.id());
        return edited;
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
        int approvals = noted.isFirst() ? 0 : authors.approvals(authorId, words.author(), sent.commentId());
        boolean asksMuted = pipeline.asks(PhaseName.MUTED);
        boolean muted = asksMuted && measures.isMuted(words.author(), hashes.allOfNetwork(noted.network()));
        var standing = new Standing(
                approvals,
                approvals > 0 ? List.of() : doubts.about(words.author(), authorId, sent.articleId()),
                noted.others().repeats(approvals > 0, words.isOftenSaid()),
                rates(sent, approvals > 0, noted.network(), pipeline.limits()),
                muted,
                0,
                pipeline.asks(PhaseName.SCORE) ? score(words, article) : new Score.NotKnown(),
                approvals == 0
                        && asksMuted
                        && !muted
                        && SentHashes.hasMany(noted.network())
                        && measures.isMutedNearby(hashes.allOfCustomer(noted.network())));
        var judgement = pipeline.judge(new Submission(words, article, standing));
        return counted(admitted(judgement, pipeline.limits().over(standing.rates())));
    }

    /** The networks of one customer count together, so many for one. */
    private Standing.Rates rates(Sent sent, boolean isKnown, String network, Limits limits) {
        Instant since = sent.at().minus(MINUTE);
        var rates = recent.rates(sent, isKnown, since, limits);
        Integer most = limits.perNetwork();
        if (most == null || !SentHashes.hasMany(network)) {
            return rates;
        }
        int others = customers.count(hashes.ofCustomer(network), since, NETWORKS_OF_A_CUSTOMER * most + 1) - 1;
        return new Standing.Rates(
                rates.ofName(), Math.max(rates.ofNetwork(), others / NETWORKS_OF_A_CUSTOMER), rates.onArticle());
    }

    private Score score(Contribution words, ArticleTraits article) {
        CommentScorer scorer = scorers.getIfAvailable();
        return scorer == null ? new Score.NotKnown() : scorer.score(words, article.language());
    }

    /** What is only too much or too long is not kept: its author can do something about it. */
    private static Judgement admitted(Judgement judgement, @Nullable Source many) {
        return switch (judgement.refusedFor()) {
            case RATE -> throw new TooManyComments(requireNonNull(many), MINUTE);
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
