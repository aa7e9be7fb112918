package io.broadsheet.comment.messaging;

import static io.broadsheet.comment.Visitors.article;
import static io.broadsheet.comment.Visitors.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.chassis.testing.TestEvents;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Judgement;
import io.broadsheet.comment.domain.Place;
import io.broadsheet.comment.domain.Posting;
import io.broadsheet.contract.ArticlePublished;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.CommentChanged;
import io.broadsheet.contract.CommentCountChanged;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@CommentServiceTest
class CommentEventsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private Comments comments;

    @Autowired
    private MongoDatabase database;

    private Visitors visitors;
    private UUID article;

    @BeforeEach
    void theTopicOfArticleService() {
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        TestEvents.ensure(Topics.ARTICLES);
    }

    @Test
    void anArticleIsOpenForCommentsOnceItsEventIsHere() {
        visitors.post(article, words("Ana", "Too soon")).expectStatus().isNotFound();

        TestEvents.tell(EventType.ARTICLE_PUBLISHED, published(2, true));

        await().atMost(SOON)
                .untilAsserted(() -> visitors.get("/articles/" + article + "/comments")
                        .expectStatus()
                        .isOk());
        visitors.posted(article, "Ana", "In time");
    }

    @Test
    void commentsCloseWhenTheArticleSays() {
        TestEvents.tell(EventType.ARTICLE_PUBLISHED, published(2, Instant.now().minusSeconds(1)));
        afterEverythingBefore();
        visitors.post(article, words("Ana", "Too late")).expectStatus().isEqualTo(409);

        // As an older build copies the next one.
        var copies = database.getCollection("article_projection");
        copies.updateOne(Filters.eq("_id", article), Updates.set("version", 3L));
        visitors.posted(article, "Ana", "Open again");
        // And what is told again to this one.
        TestEvents.tell(EventType.ARTICLE_PUBLISHED, published(3, Instant.now().minusSeconds(1)));
        afterEverythingBefore();
        visitors.post(article, words("Ana", "Too late")).expectStatus().isEqualTo(409);

        TestEvents.tell(EventType.ARTICLE_PUBLISHED, published(4, true));
        afterEverythingBefore();
        visitors.posted(article, "Ana", "Open once more");
    }

    @Test
    void oldAndRepeatedArticleEventsChangeNothing() {
        TestEvents.tell(
                EventType.ARTICLE_WITHDRAWN,
                new ArticleWithdrawn(article, 5, List.of("tides"), "Wrong", Instant.now()));
        TestEvents.tell(
                EventType.ARTICLE_WITHDRAWN,
                new ArticleWithdrawn(article, 5, List.of("tides"), "Wrong", Instant.now()));
        TestEvents.tell(EventType.ARTICLE_PUBLISHED, published(4, true));
        afterEverythingBefore();

        assertThat(articles.find(article)).contains(new Article.Withdrawn("Wrong"));
    }

    @Test
    void erasureTakesAllWordsAndALateRecordBringsNothingBack() {
        TestEvents.tell(EventType.ARTICLE_PUBLISHED, published(1, true));
        afterEverythingBefore();
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 120; i++) {
            ids.add(visitors.posted(article, "Ana", "Words " + i).id());
        }

        TestEvents.tellErased(EventType.ARTICLE_ERASED, article, 3);
        TestEvents.tell(EventType.ARTICLE_PUBLISHED, published(2, true));
        TestEvents.tell(EventType.ARTICLE_PUBLISHED, published(9, true));
        afterEverythingBefore();

        assertThat(articles.find(article)).contains(new Article.Erased());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ids)
                        .allSatisfy(
                                id -> assertThat(comments.find(id).orElseThrow().comment())
                                        .isInstanceOf(Comment.Removed.class)));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(articles.awaitingErasureOfComments(10)).isEmpty());
        await().atMost(SOON)
                .until(() -> told(Topics.COMMENTS).stream()
                                .filter(event -> event.type() == EventType.COMMENT_REMOVED)
                                .count()
                        == 120);
    }

    @Test
    void aCommentPostedAtTheMomentOfErasureIsErasedToo() {
        articles.put(article, 1, article("tides", "Tides", true));
        articles.put(article, 2, new Article.Erased());
        var id = UUID.randomUUID();
        var late = Contribution.of("Ana", "A moment late");
        comments.add(
                id,
                Comment.post(
                        new Posting(Place.onArticle(article, id), Instant.now(), false, null, false, null),
                        late,
                        Judgement.NOTHING_FOUND));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(comments.find(id).orElseThrow().comment()).isInstanceOf(Comment.Removed.class));
    }

    @Test
    void tellsTheStoryOfACommentWithoutNameOrText() {
        articles.put(article, 1, article("tides", "Tides", true));
        var own = visitors.posted(article, "New " + UUID.randomUUID(), "Secret words");
        visitors.decide(own.id(), "approve");
        visitors.edit(own, "Other words");
        visitors.decide(own.id(), "reject");
        visitors.remove(own);

        var story = await().atMost(SOON).until(() -> told(Topics.COMMENTS), told -> told.size() == 5);

        assertThat(story)
                .extracting(ReceivedEvent::type)
                .containsExactly(
                        EventType.COMMENT_POSTED,
                        EventType.COMMENT_APPROVED,
                        EventType.COMMENT_EDITED,
                        EventType.COMMENT_REJECTED,
                        EventType.COMMENT_REMOVED);
        assertThat(story).extracting(ReceivedEvent::version).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(story)
                .extracting(event -> ((CommentChanged) event.payload()).state())
                .containsExactly("held", "visible", "held", "rejected", "removed");
    }

    @Test
    void theCountFollowsWhateverComesTwiceOrBeforeItsArticle() {
        articles.put(article, 1, article("tides", "Tides", true));
        var first = visitors.visible(article, "Ana", "One", null);
        visitors.visible(article, "Ana", "Two", first);
        await().atMost(SOON).until(() -> count() == 2);

        var stranger = UUID.randomUUID();
        var ofUnknown =
                new CommentChanged(stranger, 7, UUID.randomUUID(), null, "visible", Instant.now(), Instant.now());
        var again = new CommentChanged(first, 2, article, null, "visible", Instant.now(), Instant.now());
        for (int i = 0; i < 5; i++) {
            TestEvents.tell(EventType.COMMENT_POSTED, ofUnknown);
            TestEvents.tell(EventType.COMMENT_APPROVED, again);
        }
        visitors.decide(first, "reject").expectStatus().isOk();

        await().atMost(SOON).until(() -> count() == 1);
        assertThat(told(Topics.COMMENT_COUNTS))
                .extracting(ReceivedEvent::version)
                .isSorted();
    }

    @Test
    void manyCommentsAtOnceAreCountedExactlyInFewerSteps() {
        articles.put(article, 1, article("tides", "Tides", true));
        visitors.visible(article, "Ana", "First", null);
        for (int i = 1; i < 200; i++) {
            visitors.posted(article, "Ana", "Comment " + i);
        }

        await().atMost(SOON).until(() -> count() == 200);
    }

    private long count() {
        var told = told(Topics.COMMENT_COUNTS);
        return told.isEmpty() ? -1 : ((CommentCountChanged) told.getLast().payload()).visible();
    }

    private ArticlePublished published(long version, boolean open) {
        return published(article, version, open, null);
    }

    private ArticlePublished published(long version, Instant closeAt) {
        return published(article, version, true, closeAt);
    }

    private static ArticlePublished published(UUID id, long version, boolean open, @Nullable Instant closeAt) {
        var now = Instant.now();
        return new ArticlePublished(
                id,
                version,
                "tides",
                List.of("tides"),
                "Tides",
                null,
                "<p>Ebb</p>",
                "Ebb",
                "Ebb...",
                List.of("Ana"),
                null,
                null,
                List.of(),
                "en",
                now,
                now,
                1,
                open,
                closeAt,
                false,
                false,
                null,
                List.of(),
                null,
                null,
                null,
                "http://localhost/tides");
    }

    /** A record of the same partition is handled after all before it. */
    private void afterEverythingBefore() {
        UUID marker = UUID.randomUUID();
        while (TestEvents.partition(marker) != TestEvents.partition(article)) {
            marker = UUID.randomUUID();
        }
        UUID last = marker;
        TestEvents.tell(EventType.ARTICLE_PUBLISHED, published(last, 1, true, null));
        await().atMost(SOON).until(() -> articles.find(last).isPresent());
    }

    @Test
    void aFloodOnOneArticleIsCountedExactlyAndHoldsUpNoOthersCount() {
        var other = UUID.randomUUID();
        while (TestEvents.partition(other) != TestEvents.partition(article)) {
            other = UUID.randomUUID();
        }
        articles.put(article, 1, article("tides", "Tides", true));
        articles.put(other, 1, article("ebbs", "Ebbs", true));
        var flooded = visitors.visible(article, "Ana", "First", null);
        for (int i = 0; i < 1_000; i++) {
            TestEvents.tell(
                    EventType.COMMENT_EDITED,
                    new CommentChanged(flooded, i + 10, article, null, "visible", Instant.now(), Instant.now()));
        }

        visitors.visible(other, "Bo", "Only one", null);

        var quiet = other;
        await().atMost(Duration.ofSeconds(5)).until(() -> counted(quiet) == 1);
        visitors.posted(article, "Ana", "Last");
        await().atMost(SOON).until(() -> counted(article) == 2);
    }

    private static long counted(UUID of) {
        return TestEvents.told(Topics.COMMENT_COUNTS, of).stream()
                .map(event -> ((CommentCountChanged) event.payload()).visible())
                .reduce(0L, (before, last) -> last);
    }

    /** Every event about this article, in order. */
    private List<ReceivedEvent> told(String topic) {
        return TestEvents.told(topic, article);
    }
}
