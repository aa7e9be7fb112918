package io.broadsheet.comment.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.token.SignedTokens;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.CommentCount;
import io.broadsheet.comment.domain.CommentCounts;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Judgement;
import io.broadsheet.comment.domain.Place;
import io.broadsheet.comment.domain.Posting;
import io.broadsheet.comment.domain.Reactions;
import io.broadsheet.comment.domain.ReaderKeys;
import io.broadsheet.comment.domain.ReportReason;
import io.broadsheet.comment.domain.Reports;
import io.broadsheet.comment.domain.Vote;
import io.broadsheet.comment.domain.Votes;
import io.broadsheet.comment.domain.Votes.Ballot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Counts while comments come and go, with several instances at work.
 */
@CommentServiceTest
class CommentCountingIT {

    private static final Contribution WORDS = new Contribution("Ada", "Well said.");

    @Autowired
    private Comments comments;

    @Autowired
    private CommentCounts counts;

    @Autowired
    private Clock clock;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private Articles articles;

    @Autowired
    private Votes votes;

    @Autowired
    private Reports reports;

    @Autowired
    private ReportHolding holding;

    @Autowired
    private ReaderKeys keys;

    @Autowired
    private SignedTokens tokens;

    @Autowired
    private CommentProperties properties;

    private final Ids ids = new Ids();

    /** What each of several instances does. */
    private CommentCounting anInstance() {
        return new CommentCounting(counts, comments, ids, clock);
    }

    private UUID post(UUID article) {
        var id = ids.next();
        comments.add(
                id,
                Comment.post(
                        new Posting(Place.onArticle(article, id), clock.instant(), false, null, false, null),
                        WORDS,
                        Judgement.NOTHING_FOUND));
        return id;
    }

    @Test
    void endsExactWithSeveralInstancesAtWork() throws Exception {
        var article = ids.next();
        int instances = 6;
        int rounds = 20;
        var together = new CyclicBarrier(instances);
        var working = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < instances; i++) {
                var instance = anInstance();
                working.add(threads.submit(() -> {
                    together.await();
                    for (int round = 0; round < rounds; round++) {
                        var id = post(article);
                        if (round % 4 == 0) {
                            comments.update(id, stored -> stored.comment().erase(clock.instant(), null));
                        }
                        instance.mark(article);
                        instance.mark(article);
                        instance.recount(article);
                    }
                    while (!instance.recount(article)) {
                        Thread.onSpinWait();
                    }
                    return null;
                }));
            }
        }
        for (var each : working) {
            each.get();
        }

        // The service's own counter hears of the comments too, and marks the article now and then.
        var exact = new CommentCount(instances * rounds * 3 / 4, null, null);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(counts.find(article)).contains(exact));
    }

    @Test
    @SuppressWarnings("unchecked")
    void anArticleThatTakesLongToCountHoldsUpNoOther() throws Exception {
        var large = ids.next();
        var other = ids.next();
        counts.mark(Map.of(large, ids.next()), clock.instant());
        counts.update(List.of(large), (_, count) -> new CommentCount(200_000, count.mark(), count.markedAt()));
        var over = new CountDownLatch(1);
        var counted = new CountDownLatch(1);
        var slow = Answering.as(Comments.class, (_, arguments) -> {
            var articles = List.copyOf((Collection<UUID>) arguments[0]);
            if (articles.contains(large)) {
                over.await();
            }
            counted.countDown();
            return comments.countVisible(articles);
        });
        var counting = new CommentCounting(counts, slow, ids, clock);
        var recounts = new Recounts(counting, counts, clock);
        try {
            recounts.request(large);
            counting.mark(other);
            recounts.request(other);

            assertThat(counted.await(30, TimeUnit.SECONDS))
                    .as("this instance counts the other one")
                    .isTrue();
        } finally {
            over.countDown();
            recounts.destroy();
        }
    }

    @Test
    void aProcessThatDiedBetweenMarkAndCountLeavesTheMarkToOthers() {
        var article = ids.next();
        post(article);
        anInstance().mark(article);

        // The sweep of the instance that lives.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> counts.find(article).equals(Optional.of(new CommentCount(1, null, null))));
    }

    /** Several instances take votes while the comment is answered. */
    @Test
    void votesAtOnceAreAllCountedWhateverHappensToTheComment() throws Exception {
        var article = ids.next();
        articles.put(article, 1, Visitors.article("tides", "Tides", true));
        var id = post(article);
        int voters = 40;
        var instances = List.of(aVotingInstance(), aVotingInstance(), aVotingInstance());
        var turn = new AtomicInteger();

        // Everybody votes against it first, then for it, twice.
        for (var vote : List.of(Vote.DOWN, Vote.UP, Vote.UP)) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int voter = 0; voter < voters; voter++) {
                    String network = "network " + voter;
                    threads.submit(() -> {
                        instances.get(turn.getAndIncrement() % 3).vote(id, vote, network);
                        return comments.update(id, stored -> stored.comment().answer(article));
                    });
                }
            }
            var counted = new Reactions(vote == Vote.UP ? voters : 0, vote == Vote.DOWN ? voters : 0, 0);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(reactions(id)).isEqualTo(counted));
        }
    }

    private CommentVoting aVotingInstance() {
        return aVotingInstance(tokens);
    }

    private CommentVoting aVotingInstance(SignedTokens its) {
        return new CommentVoting(
                comments, articles, votes, new VoteCounting(votes, clock), readers(its), properties, clock);
    }

    private ReaderHashes readers(SignedTokens its) {
        return new ReaderHashes(keys, its, properties, Instant::now);
    }

    private static final SignedTokens LAST_YEARS = new SignedTokens("the secret of last year, long enough");
    private static final SignedTokens THIS_YEARS =
            new SignedTokens("the secret of this year, long enough", List.of("the secret of last year, long enough"));

    @Test
    void aReadersVoteIsOneWhileTheSecretIsExchanged() {
        var article = ids.next();
        articles.put(article, 1, Visitors.article("tides", "Tides", true));
        var id = post(article);
        aVotingInstance(LAST_YEARS).vote(id, Vote.UP, "a network");
        aVotingInstance(LAST_YEARS).vote(id, Vote.UP, "another");

        assertThat(aVotingInstance(THIS_YEARS).vote(id, Vote.DOWN, "a network")).isEqualTo(new Reactions(1, 1, 0));
        assertThat(aVotingInstance(THIS_YEARS).vote(id, Vote.NONE, "another")).isEqualTo(new Reactions(0, 1, 0));
    }

    /** When voting is over, too. */
    @Test
    void aReaderReportsOnceWhateverMonthAndSecret() {
        var article = ids.next();
        articles.put(article, 1, Visitors.article("tides", "Tides", true));
        var id = post(article);
        var later = Clock.fixed(clock.instant().plus(Duration.ofDays(35)), ZoneOffset.UTC);

        aReportingInstance(LAST_YEARS, clock).report(id, ReportReason.SPAM, "a network");
        aReportingInstance(THIS_YEARS, clock).report(id, ReportReason.ABUSE, "a network");
        aReportingInstance(THIS_YEARS, later).report(id, ReportReason.HATE, "a network");
        aReportingInstance(THIS_YEARS, later).report(id, ReportReason.HATE, "another");

        assertThat(aReportingInstance(THIS_YEARS, later).reasons(id))
                .isEqualTo(Map.of(ReportReason.SPAM, 1, ReportReason.HATE, 1));
    }

    private CommentReporting aReportingInstance(SignedTokens its, Clock by) {
        return new CommentReporting(comments, articles, reports, holding, readers(its), by);
    }

    @Test
    void aVoteThatADeadProcessLeftUncountedIsCounted() {
        var id = post(ids.next());

        votes.cast(new Ballot(id, "voter of " + id, clock.instant().plusSeconds(600)), Vote.UP);

        // The sweep of the instance that lives.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(reactions(id)).isEqualTo(new Reactions(1, 0, 0)));
    }

    @Test
    void whoVotedIsForgottenAndTheCountStays() {
        var id = post(ids.next());
        votes.cast(new Ballot(id, "voter of " + id, clock.instant().plusSeconds(2)), Vote.UP);
        new VoteCounting(votes, clock).count(id);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.getCollection("votes").countDocuments(Filters.eq("commentId", id)) == 0);

        assertThat(reactions(id)).isEqualTo(new Reactions(1, 0, 0));
    }

    private Reactions reactions(UUID id) {
        return comments.find(id).orElseThrow().comment().posting().reactions();
    }
}
