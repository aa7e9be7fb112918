package io.broadsheet.article.messaging;

import static io.broadsheet.article.Newsroom.draft;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Fixtures;
import io.broadsheet.cache.Freshness;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.chassis.testing.Spans;
import io.broadsheet.chassis.testing.TestEvents;
import io.broadsheet.contract.ArticlePublished;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.CommentCountChanged;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ArticleServiceTest
class ArticleEventsIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private Freshness freshness;

    private Newsroom newsroom;

    @BeforeEach
    void editorAndTheTopicOfCommentService() {
        newsroom = new Newsroom(client);
        TestEvents.ensure(Topics.COMMENT_COUNTS);
        await().atMost(Duration.ofSeconds(30)).until(() -> freshness.isHearing());
    }

    @Test
    void tellTheStoryOfAnArticleInOrder() {
        var id = newsroom.published(draft("Told to everyone"));
        newsroom.edit(id, 2, draft("Told again", "slug", "told-again"))
                .expectStatus()
                .isOk();
        newsroom.publish(id).expectStatus().isOk();
        newsroom.withdraw(id, "Wrong").expectStatus().isOk();
        newsroom.erase(id).expectStatus().isNoContent();

        var story = await().atMost(Duration.ofSeconds(20)).until(() -> story(id), told -> told.size() == 4);

        assertThat(story)
                .extracting(ReceivedEvent::type)
                .containsExactly(
                        EventType.ARTICLE_PUBLISHED,
                        EventType.ARTICLE_REVISED,
                        EventType.ARTICLE_WITHDRAWN,
                        EventType.ARTICLE_ERASED);
        assertThat(story).extracting(ReceivedEvent::version).containsExactly(2L, 4L, 5L, 6L);
        assertThat(((ArticlePublished) story.get(1).payload()).slugs())
                .containsExactly("told-again", "told-to-everyone");
        assertThat(((ArticlePublished) story.get(1).payload()).url())
                .isEqualTo("http://localhost:8080/articles/told-again");
        assertThat(((ArticleWithdrawn) story.get(2).payload()).reason()).isEqualTo("Wrong");
        assertThat(story.get(3).payload()).isNull();
    }

    @Test
    void tellACorrectionFromAnEdit() {
        var id = newsroom.published(draft("Told and corrected"));
        newsroom.post(Newsroom.ARTICLES + "/" + id + "/corrections", Map.of("note", "It was the other way round."));
        newsroom.edit(id, 3, draft("Told, corrected and edited")).expectStatus().isOk();
        newsroom.publish(id).expectStatus().isOk();

        var story = await().atMost(Duration.ofSeconds(20)).until(() -> story(id), told -> told.size() == 3);

        var corrected = (ArticlePublished) story.get(1).payload();
        var edited = (ArticlePublished) story.get(2).payload();
        assertThat(corrected.correction()).isEqualTo(corrected.corrections().getLast());
        assertThat(edited.correction()).isNull();
        assertThat(edited.corrections()).isEqualTo(corrected.corrections());
    }

    @Test
    void goOnWithTheTraceOfTheCallThatLedToThem() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var id = newsroom.start(draft("Traced"));
        client.post()
                .uri(Newsroom.ARTICLES + "/" + id + "/publication")
                .header("Authorization", Newsroom.EDITOR)
                .header("traceparent", Spans.traceparent(trace))
                .exchange()
                .expectStatus()
                .isOk();

        var told = await().atMost(Duration.ofSeconds(20))
                .until(() -> TestEvents.records(Topics.ARTICLES, id), records -> !records.isEmpty());

        assertThat(told.getFirst().headers().headers("traceparent"))
                .singleElement()
                .extracting(header -> new String(header.value(), UTF_8))
                .asString()
                .startsWith("00-" + trace)
                .doesNotContain(Spans.CALLER);
    }

    @Test
    void ofDraftsNobodyHears() {
        var draft = newsroom.start(draft("Secret"));
        newsroom.edit(draft, 1, draft("Still secret")).expectStatus().isOk();
        newsroom.erase(draft).expectStatus().isNoContent();
        var marker = newsroom.published(draft("Marker"));

        await().atMost(Duration.ofSeconds(20)).until(() -> !story(marker).isEmpty());

        assertThat(story(draft)).isEmpty();
    }

    @Test
    void countOfCommentsIsTheLatestWhateverComesTwiceOrLate() {
        var id = newsroom.published(draft("Much discussed"));
        newsroom.read("much-discussed").expectBody().jsonPath("$.commentCount").isEqualTo(0);

        send(new CommentCountChanged(id, 3, 7), new CommentCountChanged(id, 3, 7), new CommentCountChanged(id, 2, 99));
        send(new CommentCountChanged(UUID.randomUUID(), 1, 1));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> newsroom.read("much-discussed")
                        .expectBody()
                        .jsonPath("$.commentCount")
                        .isEqualTo(7)
                        .jsonPath("$.version")
                        .isEqualTo(2));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> client.get()
                        .uri("/articles?limit=1")
                        .exchange()
                        .expectBody()
                        .jsonPath("$.items[0].commentCount")
                        .isEqualTo(7));
    }

    @Test
    void changeByAnotherInstanceIsSeenHere() {
        var id = newsroom.published(draft("Changed elsewhere", "tags", List.of("elsewhere")));
        newsroom.read("changed-elsewhere").expectStatus().isOk();
        expectListed(1);

        articles.update(
                id,
                Fixtures.step(Action.WITHDRAWN),
                current -> current.article().withdraw("By another instance", 3, Fixtures.LATER));

        // While the tail hears, a page lives until it is forgotten: nothing but the tail can bring the change.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> newsroom.read("changed-elsewhere").expectStatus().isEqualTo(410));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> expectListed(0));
    }

    private void expectListed(int articles) {
        client.get()
                .uri("/articles?tag=elsewhere")
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(articles);
    }

    private static void send(CommentCountChanged... counts) {
        for (var count : counts) {
            TestEvents.tell(EventType.COMMENT_COUNT_CHANGED, count);
        }
    }

    private static List<ReceivedEvent> story(UUID id) {
        return TestEvents.told(Topics.ARTICLES, id);
    }
}
