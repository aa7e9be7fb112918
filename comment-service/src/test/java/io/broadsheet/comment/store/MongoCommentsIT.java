package io.broadsheet.comment.store;

import static io.broadsheet.comment.Visitors.article;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.chassis.Ids;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.application.CommentPosting;
import io.broadsheet.comment.application.CommentReading;
import io.broadsheet.comment.application.Sender;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.Call;
import io.broadsheet.comment.domain.Comments.Order;
import io.broadsheet.comment.domain.Comments.Position;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.HoldPolicy;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.Judgement;
import io.broadsheet.comment.domain.KnownAuthors;
import io.broadsheet.comment.domain.KnownAuthors.NameBearers;
import io.broadsheet.comment.domain.Names;
import io.broadsheet.comment.domain.NotChangeable;
import io.broadsheet.comment.domain.Place;
import io.broadsheet.comment.domain.Posting;
import io.broadsheet.comment.domain.StaleDecision;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@CommentServiceTest
// What is looked at here is not to be done by the service meanwhile.
@TestPropertySource(properties = {"broadsheet.comments.recount-sweep=1h", "broadsheet.comments.retention-interval=1h"})
class MongoCommentsIT {

    private static final int AT_ONCE = 16;
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Contribution WORDS = new Contribution("Ada", "Well said.");

    @Autowired
    private Comments comments;

    @Autowired
    private KnownAuthors authors;

    @Autowired
    private Articles articles;

    @Autowired
    private CommentPosting posting;

    @Autowired
    private CommentReading reading;

    @Autowired
    private HoldPolicies policies;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private Names names;

    private final Ids ids = new Ids();

    @Test
    void readsWhatItWroteInEveryState() {
        var id = ids.next();
        var call = new Call("key of " + id, "body");
        var place = Place.onArticle(ids.next(), id);
        var reasons = List.of(HoldReason.MANY_LINKS, HoldReason.REPEATED);
        var held = Comment.post(
                        new Posting(place, NOON, false, ids.next(), false, call), WORDS, Judgement.holding(reasons))
                .next();
        comments.add(id, new Comment.Change(held, List.of()));
        assertThat(comments.find(id)).contains(new StoredComment(id, 1, held));

        var seen = held.decide(new Decision("mod-7", LATER, 1, Verdict.APPROVE, "fine"))
                .next();
        var answered = seen.answer(place.articleId()).next();
        var edited = answered.edit(WORDS.reworded("Better said."), Judgement.NOTHING_FOUND, Duration.ofHours(1), LATER)
                .next();
        var refused = edited.decide(new Decision("mod-8", LATER, 4, Verdict.SPAM, null))
                .next();
        var removed = refused.erase(LATER, "mod-9").next();
        long version = 1;
        for (var state : List.of(seen, answered, edited, refused, removed)) {
            comments.update(id, current -> new Comment.Change(state, List.of()));
            var expected = new StoredComment(id, ++version, state);
            assertThat(comments.find(id)).contains(expected);
            assertThat(comments.findByCall(call.key())).contains(expected);
        }
    }

    @Test
    void oneOfManyEqualRequestsPosts() throws Exception {
        var article = ids.next();
        articles.put(article, 1, article("tides", "Tides", true));
        var call = new Call("key of " + article, "body");

        var answers = atOnce(() -> posting.post(article, WORDS, null, call, new Sender(null, "192.0.2.1", false))
                .comment()
                .id());

        assertThat(new HashSet<>(answers)).hasSize(1);
        assertThat(comments.notRemoved(article, null, 100)).hasSize(1);
    }

    @Test
    void removalAndApprovalAtOnceEndInRemoval() throws Exception {
        for (int round = 0; round < 10; round++) {
            var id = ids.next();
            var article = ids.next();
            comments.add(
                    id,
                    Comment.post(
                            new Posting(Place.onArticle(article, id), NOON, false, null, false, null),
                            WORDS,
                            Judgement.holding(List.of(HoldReason.FIRST_COMMENT))));
            var turn = new java.util.concurrent.atomic.AtomicInteger();

            atOnce(() -> {
                try {
                    return turn.getAndIncrement() % 2 == 0
                            ? comments.update(id, stored -> stored.comment().erase(LATER, null))
                            : comments.update(
                                    id,
                                    stored -> stored.decide(new Decision("mod-7", LATER, 1, Verdict.APPROVE, null)));
                } catch (NotChangeable | StaleDecision lost) {
                    return lost;
                }
            });

            assertThat(comments.find(id).orElseThrow().comment()).isInstanceOf(Comment.Removed.class);
            assertThat(comments.countVisible(List.of(article))).isEmpty();
        }
    }

    @Test
    void anAuthorIsKnownWhileAnApprovedCommentOfThemIsVisible() {
        var id = ids.next();
        var author = ids.next();
        var elsewhere = ids.next();
        String name = "Known " + id;
        var posting = new Posting(Place.onArticle(ids.next(), id), NOON, false, author, false, null);
        comments.add(id, Comment.post(posting, new Contribution(name, "Hello"), Judgement.NOTHING_FOUND));
        assertThat(authors.approvals(author, name, elsewhere)).isZero();

        comments.update(id, stored -> stored.decide(new Decision("mod-7", LATER, 1, Verdict.APPROVE, null)));
        assertThat(authors.approvals(author, name, elsewhere)).isEqualTo(1);
        assertThat(authors.approvals(author, name, id))
                .as("by that very comment")
                .isZero();
        assertThat(authors.approvals(ids.next(), name, elsewhere))
                .as("somebody else")
                .isZero();
        assertThat(authors.approvals(author, name.toUpperCase(Locale.ROOT), elsewhere))
                .as("another spelling")
                .isZero();
        var looks = names.keys(name.toUpperCase(Locale.ROOT));
        assertThat(authors.bearers(looks, looks, ids.next())).isEqualTo(new NameBearers(true, false));
        assertThat(authors.bearers(looks, looks, author)).isEqualTo(new NameBearers(false, false));

        comments.update(id, stored -> stored.decide(new Decision("mod-7", LATER, 2, Verdict.REJECT, null)));
        assertThat(authors.approvals(author, name, elsewhere)).isZero();
    }

    /** As the build of 9214030 wrote it. */
    @Test
    void readsWhatAnOlderBuildWroteAndWritesWhatItCanRead() {
        var id = ids.next();
        database.getCollection("comments")
                .insertOne(Document.parse("""
                        {"version": 3, "depth": 0, "answered": false, "listed": true, "state": "visible",
                         "author": "Ada", "nameKey": "ada", "approved": true, "text": "Old",
                         "decisions": [{"by": "mod-7", "verdict": "APPROVE", "reason": "fine"}], "outbox": []}""")
                        .append("_id", id)
                        .append("articleId", ids.next())
                        .append("threadId", id)
                        .append("postedAt", Date.from(NOON))
                        .append("since", Date.from(NOON)));
        database.getCollection("comments")
                .updateOne(Filters.eq("_id", id), Updates.set("decisions.0.at", Date.from(NOON)));

        var old = comments.find(id).orElseThrow();
        assertThat(old.version()).isEqualTo(3);
        assertThat(((Comment.Visible) old.comment()).approved()).isTrue();

        comments.update(
                id,
                stored -> stored.comment()
                        .edit(
                                WORDS.reworded("New"),
                                Judgement.holding(List.of(HoldReason.REPEATED)),
                                Duration.ofHours(1),
                                NOON));
        var written =
                database.getCollection("comments").find(Filters.eq("_id", id)).first();
        assertThat(written.getList("reasons", String.class)).containsExactly("FIRST_COMMENT");
        assertThat(written.getList("heldFor", String.class)).containsExactly("REPEATED");
    }

    @Test
    void whatAnOlderBuildLeftIsFoundAndMadeUpFor() {
        var article = ids.next();
        UUID[] posted = new UUID[2];
        for (int i = 0; i < posted.length; i++) {
            posted[i] = ids.next();
            var place = Place.onArticle(article, posted[i]);
            var change = Comment.post(
                    new Posting(place, NOON, false, null, false, null),
                    WORDS,
                    Judgement.holding(List.of(HoldReason.FIRST_COMMENT)));
            comments.add(posted[i], change);
        }
        comments.update(posted[1], stored -> stored.decide(new Decision("mod-7", LATER, 1, Verdict.REJECT, null)));
        comments.update(posted[1], stored -> stored.comment().appeal("I beg to differ", LATER));
        var documents = database.getCollection("comments");
        documents.updateOne(Filters.eq("_id", posted[0]), Updates.unset("risk"));
        documents.updateOne(
                Filters.eq("_id", posted[1]),
                Updates.combine(Updates.set("state", "removed"), Updates.unset("author"), Updates.unset("text")));

        assertThat(comments.queue(Comments.Queue.APPEALED, new Position(NOON, new UUID(0, 0)), 1_000))
                .extracting(StoredComment::id)
                .doesNotContain(posted[1]);
        assertThat(comments.outdated(NOON, 1_000)).contains(posted);
        for (UUID id : posted) {
            comments.update(id, stored -> Comment.Change.none(stored.comment()));
        }

        assertThat(comments.outdated(NOON, 1_000)).doesNotContain(posted);
        assertThat(documents.find(Filters.eq("_id", posted[0])).first()).containsKey("risk");
        assertThat(documents.find(Filters.eq("_id", posted[1])).first().toJson())
                .doesNotContain("beg to differ", "appealedAt");
    }

    @Test
    void whatANewerBuildWroteIsLeftOutOfListsAndNotOfErasure() {
        var article = ids.next();
        articles.put(article, 1, article("tides", "Tides", true));
        var posted = new ArrayList<UUID>();
        for (int i = 0; i < 3; i++) {
            var id = ids.next();
            posted.add(id);
            comments.add(
                    id,
                    Comment.post(
                            new Posting(Place.onArticle(article, id), NOON.plusSeconds(i), false, null, false, null),
                            WORDS,
                            Judgement.NOTHING_FOUND));
        }
        var verdict = new Document("by", "mod-7").append("at", Date.from(NOON)).append("verdict", "MAYBE");
        database.getCollection("comments").updateOne(Filters.eq("_id", posted.get(0)), Updates.set("state", "parked"));
        database.getCollection("comments")
                .updateOne(Filters.eq("_id", posted.get(1)), Updates.set("decisions", List.of(verdict)));
        try {
            var page = reading.threads(article, Order.OLDEST, null, 2);
            assertThat(page.items()).extracting(thread -> thread.top().id()).containsExactly(posted.get(2));
            assertThat(comments.queue(Comments.Queue.VISIBLE, new Position(NOON, new UUID(0, 0)), 1_000))
                    .extracting(StoredComment::id)
                    .doesNotContain(posted.get(1));
            assertThat(comments.notRemoved(article, null, 100))
                    .extracting(Position::id)
                    .containsExactlyElementsOf(posted);
            assertThat(comments.notRemoved(article, new Position(NOON.plusSeconds(1), posted.get(1)), 100))
                    .extracting(Position::id)
                    .containsExactly(posted.get(2));
            database.getCollection("comments")
                    .updateOne(Filters.eq("_id", posted.get(2)), Updates.set("since", "of late"));
            assertThat(comments.notRemoved(article, null, 100))
                    .extracting(Position::id)
                    .containsExactlyInAnyOrderElementsOf(posted);
        } finally {
            database.getCollection("comments").deleteMany(Filters.in("_id", posted));
        }
    }

    @Test
    void tenThousandCommentsArePagedWithoutGapEvenAtOneInstant() {
        var article = ids.next();
        articles.put(article, 1, article("tides", "Tides", true));
        var documents = new ArrayList<Document>();
        for (int i = 0; i < 10_000; i++) {
            var id = ids.next();
            documents.add(new Document("_id", id)
                    .append("version", 1L)
                    .append("articleId", article)
                    .append("threadId", id)
                    .append("depth", 0)
                    // Whole pages of one instant.
                    .append("postedAt", Date.from(NOON.plusSeconds(i / 500)))
                    .append("answered", false)
                    .append("listed", true)
                    .append("state", "visible")
                    .append("since", Date.from(NOON))
                    .append("author", "Ada")
                    .append("nameKey", "ada")
                    .append("text", "Comment " + i)
                    .append("decisions", List.of())
                    .append("outbox", List.of()));
        }
        database.getCollection("comments").insertMany(documents);

        assertThat(comments.countVisible(List.of(article))).isEqualTo(Map.of(article, 10_000L));
        for (Order order : Order.values()) {
            var seen = new HashSet<UUID>();
            Position next = null;
            do {
                var page = reading.threads(article, order, next, 100);
                page.items()
                        .forEach(thread ->
                                assertThat(seen.add(thread.top().id())).isTrue());
                next = page.next();
            } while (next != null);
            assertThat(seen).hasSize(10_000);
        }
    }

    @Test
    void oneOfManyPoliciesChosenAtOnceOnTheSameVersionWins() throws Exception {
        long version = policies.current().version();

        var outcomes = atOnce(
                () -> policies.replace(HoldPolicy.DEFAULT, new HoldPolicies.Change("mod-7", NOON, null), version));

        assertThat(outcomes).containsOnlyOnce(true);
        assertThat(policies.current().version()).isEqualTo(version + 1);
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = threads.invokeAll(
                    IntStream.range(0, AT_ONCE).mapToObj(i -> call).toList());
            var answers = new ArrayList<T>();
            for (var each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
