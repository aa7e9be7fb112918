package io.broadsheet.article.application;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.broadsheet.article.Newsroom.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Rendering;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ArticleServiceTest
class RenderingUpgradeIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private RenderingUpgrade upgrade;

    @Autowired
    private StaleRenditions stale;

    @Autowired
    private Articles articles;

    @Autowired
    private Rendering rendering;

    @Autowired
    private ReaderCaches caches;

    private final MongoCollection<Document> documents;
    private Newsroom newsroom;

    RenderingUpgradeIT(@Autowired MongoDatabase database) {
        this.documents = database.getCollection("articles");
    }

    @BeforeEach
    void editor() {
        // By itself it would take what tests are about to do.
        upgrade.stop();
        newsroom = new Newsroom(client);
    }

    private void upgrade() {
        await().until(() -> upgrade.upgrade());
    }

    private void store(UUID id, Bson... changes) {
        documents.updateOne(eq("_id", id), combine(changes));
    }

    private Map<?, ?> read(String slug) {
        return newsroom.read(slug).expectBody(Map.class).returnResult().getResponseBody();
    }

    @Test
    void bringsAMendedRendererToWhatIsPublished() {
        var sourced = newsroom.published(draft("Rendered from its source"));
        var unsourced = newsroom.published(draft("Rendered from its html"));
        store(sourced, set("publication.html", "<p>Of an earlier renderer.</p>"), set("publication.renderer", 0));
        store(
                unsourced,
                set("publication.html", "<p onclick=\"steal()\">Tides turn twice a day.</p>"),
                unset("publication.source"),
                unset("publication.renderer"));
        var before = articles.find(sourced).orElseThrow();

        upgrade();

        var after = articles.find(sourced).orElseThrow();
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.article().changedAt()).isEqualTo(before.article().changedAt());
        assertThat(read("rendered-from-its-source").get("html")).isEqualTo("<p>Tides turn twice a day.</p>");
        assertThat(read("rendered-from-its-source").get("version")).isEqualTo((int) after.version());
        assertThat(read("rendered-from-its-source").get("updatedAt"))
                .isEqualTo(read("rendered-from-its-source").get("publishedAt"));
        assertThat(read("rendered-from-its-html").get("html")).isEqualTo("<p>Tides turn twice a day.</p>");
        assertThat(stale.count(rendering.version())).isZero();
        // Search heard of it by the event.
        await().untilAsserted(() -> client.get()
                .uri("/articles/search?q=\"Rendered from its html\"")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].version")
                .isEqualTo(3));
    }

    @Test
    void announcesNothingThatComesOutTheSameAndLooksAtItOnce() {
        var ids = IntStream.range(0, 120)
                .mapToObj(i -> newsroom.published(draft("Rendered the same " + i)))
                .toList();
        ids.forEach(id -> store(id, unset("publication.renderer")));
        var version = articles.find(ids.getLast()).orElseThrow().version();

        upgrade();

        assertThat(ids)
                .allSatisfy(id ->
                        assertThat(articles.find(id).orElseThrow().version()).isEqualTo(version));
        assertThat(stale.madeBefore(rendering.version(), null, 1)).isEmpty();
    }

    @Test
    void leavesWhatItRefusesAsReadersHaveIt() {
        var id = newsroom.published(draft("Refused by now"));
        store(
                id,
                set("publication.source", new Document("format", "markdown").append("source", "<!-- nothing -->")),
                unset("publication.renderer"));

        upgrade();

        assertThat(read("refused-by-now").get("html")).isEqualTo("<p>Tides turn twice a day.</p>");
        assertThat(stale.madeBefore(rendering.version(), null, 1)).isEmpty();
    }

    @Test
    void anArticleThatFailsHidesNoOther() throws Exception {
        var failing = newsroom.published(draft("Rendered by nobody"));
        var behind = newsroom.published(draft("Rendered behind it"));
        store(failing, unset("publication.renderer"));
        store(behind, set("publication.html", "<p>Of an earlier renderer.</p>"), set("publication.renderer", 0));
        var some = (Articles) Proxy.newProxyInstance(
                Articles.class.getClassLoader(), new Class<?>[] {Articles.class}, (self, method, arguments) -> {
                    if (failing.equals(arguments[0])) {
                        throw new IllegalStateException("cannot be read");
                    }
                    return method.invoke(articles, arguments);
                });
        var faulty = new RenderingUpgrade(some, stale, rendering, caches, Clock.systemUTC(), new SimpleMeterRegistry());

        assertThat(faulty.upgrade()).isFalse();

        assertThat(stale.madeBefore(rendering.version(), null, 10)).containsExactly(failing);
        upgrade();
    }

    @Test
    void worksInOneInstanceAtATime() {
        var id = newsroom.published(draft("Rendered by one"));
        store(id, unset("publication.renderer"));
        var other = UUID.randomUUID();
        assertThat(stale.lease(other)).isTrue();
        try {
            assertThat(stale.lease(UUID.randomUUID())).isFalse();
            assertThat(stale.lease(other)).isTrue();
        } finally {
            stale.release(other);
        }

        upgrade();
    }
}
