package io.broadsheet.comment.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.Ids;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.application.CommentPosting;
import io.broadsheet.comment.application.CommentReading;
import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.Call;
import io.broadsheet.comment.domain.Comments.Order;
import io.broadsheet.comment.domain.Comments.Position;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.EditWindowOver;
import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.HoldPolicy;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.NameKey;
import io.broadsheet.comment.domain.NotChangeable;
import io.broadsheet.comment.domain.Place;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CommentServiceTest
class MongoCommentsIT {

    private static final int AT_ONCE = 16;
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Contribution WORDS = new Contribution("Ada", "Well said.");

    @Autowired
    private Comments comments;

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

    private final Ids ids = new Ids();

    @Test
    void readsWhatItWroteInEveryState() {
        var id = ids.next();
        var call = new Call("key of " + id, "body");
        var place = Place.onArticle(ids.next(), id);
        var reasons = List.of(HoldReason.FIRST_COMMENT, HoldReason.MANY_LINKS);
        var held = Comment.post(place, WORDS, reasons, call, NOON).next();
        comments.add(id, new Comment.Change(held, List.of()));
        assertThat(comments.find(id)).contains(new StoredComment(id, held));

        var seen = held.decide(new Decision("mod-7", LATER, Verdict.APPROVE, "fine"))
                .next();
        var answered = seen.answer(place.articleId()).next();
        var edited = answered.edit(WORDS.reworded("Better said."), List.of(), Duration.ofHours(1), LATER)
                .next();
        var refused =
                edited.decide(new Decision("mod-8", LATER, Verdict.SPAM, null)).next();
        var removed = refused.erase(LATER).next();
        for (var state : List.of(seen, answered, edited, refused, removed)) {
            comments.update(id, current -> new Comment.Change(state, List.of()));
            assertThat(comments.find(id)).contains(new StoredComment(id, state));
            assertThat(comments.findByCall(call.key())).contains(new StoredComment(id, state));
        }
    }

    @Test
    void oneOfManyEqualRequestsPosts() throws Exception {
        var article = ids.next();
        articles.put(article, 1, new Article.Published("tides", "Tides", true));
        var call = new Call("key of " + article, "body");

        var answers = atOnce(() -> posting.post(article, WORDS, null, call).id());

        assertThat(new HashSet<>(answers)).hasSize(1);
        assertThat(comments.notRemoved(article, 100)).hasSize(1);
    }

    @Test
    void removalAndApprovalAtOnceEndInRemoval() throws Exception {
        for (int round = 0; round < 10; round++) {
            var id = ids.next();
            var article = ids.next();
            comments.add(
                    id,
                    Comment.post(Place.onArticle(article, id), WORDS, List.of(HoldReason.FIRST_COMMENT), null, NOON));
            var turn = new java.util.concurrent.atomic.AtomicInteger();

            atOnce(() -> {
                try {
                    return turn.getAndIncrement() % 2 == 0
                            ? comments.update(id, comment -> comment.erase(LATER))
                            : comments.update(
                                    id, comment -> comment.decide(new Decision("mod-7", LATER, Verdict.APPROVE, null)));
                } catch (NotChangeable | EditWindowOver lost) {
                    return lost;
                }
            });

            assertThat(comments.find(id).orElseThrow().comment()).isInstanceOf(Comment.Removed.class);
            assertThat(comments.countVisible(article)).isZero();
        }
    }

    @Test
    void aNameIsKnownWhileAnApprovedCommentOfItIsVisible() {
        var id = ids.next();
        var words = new Contribution("Known " + id, "Hello");
        var name = NameKey.of(words.author().toUpperCase(java.util.Locale.ROOT));
        comments.add(id, Comment.post(Place.onArticle(ids.next(), id), words, List.of(), null, NOON));
        assertThat(comments.hasApproved(name)).isFalse();

        comments.update(id, comment -> comment.decide(new Decision("mod-7", LATER, Verdict.APPROVE, null)));
        assertThat(comments.hasApproved(name)).isTrue();

        comments.update(id, comment -> comment.decide(new Decision("mod-7", LATER, Verdict.REJECT, null)));
        assertThat(comments.hasApproved(name)).isFalse();
    }

    @Test
    void tenThousandCommentsArePagedWithoutGapEvenAtOneInstant() {
        var article = ids.next();
        articles.put(article, 1, new Article.Published("tides", "Tides", true));
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

        assertThat(comments.countVisible(article)).isEqualTo(10_000);
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

        var outcomes = atOnce(() -> policies.replace(HoldPolicy.DEFAULT, version));

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
