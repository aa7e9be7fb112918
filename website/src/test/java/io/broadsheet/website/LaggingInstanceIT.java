package io.broadsheet.website;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.website.cache.ServiceCaches;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Two instances of article-service, of which one never hears of a change. */
class LaggingInstanceIT {

    private static final UUID ID = UUID.fromString("0197a0b0-0000-7000-8000-000000000001");
    private static final String SUMMARY = """
            "id":"%s","slug":"gates","title":"Gates, version %d","excerpt":"Low water...","authors":[],"tags":[],
            "language":"en","publishedAt":"2025-05-22T10:00:00Z","updatedAt":"2025-05-22T10:00:00Z","version":%d,
            "readingMinutes":1,"commentCount":0,"commentsOpen":true,"url":"http://127.0.0.1:8080/articles/gates"
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final StandIns current = new StandIns();
    private final StandIns lagging = new StandIns();
    private RoundRobin articles;
    private ConfigurableApplicationContext site;
    private ServiceCaches caches;

    @BeforeEach
    void start() throws Exception {
        articles = new RoundRobin(lagging, current);
        publish(current, 1);
        publish(lagging, 1);
        site = TestSite.start(articles.address(), current.address(), current.address());
        caches = site.getBean(ServiceCaches.class);
    }

    @AfterEach
    void stop() {
        site.close();
        articles.close();
        current.close();
        lagging.close();
        client.close();
    }

    private static void publish(StandIns instance, int version) {
        var summary = SUMMARY.formatted(ID, version, version);
        var list = "{\"items\":[{" + summary + "}],\"next\":null}";
        instance.answer("GET /articles/gates", 200, "{" + summary + ",\"html\":\"<p>Low water.</p>\"}");
        for (var call : List.of("/front", "/articles?limit=60", "/articles/popular?window=24h&limit=5")) {
            instance.answer("GET " + call, 200, list);
        }
        for (var call : List.of("/articles/gates/related?limit=4", "/sections", "/tags")) {
            instance.answer("GET " + call, 200, "{\"items\":[]}");
        }
        instance.answer("GET /articles/search?q=gates&limit=20", 200, list);
        instance.answer("GET /feeds/rss.xml", 200, "<link>http://127.0.0.1:8080/articles/gates</link>");
    }

    private static void withdraw(StandIns instance) {
        for (var call : List.of("/front", "/articles?limit=60", "/articles/popular?window=24h&limit=5")) {
            instance.answer("GET " + call, 200, "{\"items\":[]}");
        }
        instance.answer("GET /articles/gates", 410, "{\"detail\":\"It was wrong.\"}");
        instance.answer("GET /feeds/rss.xml", 200, "<nothing/>");
    }

    private HttpResponse<String> get(String path) throws Exception {
        var port = site.getEnvironment().getProperty("local.server.port");
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void showsTheVersionOfTheEventSoonAndNoneBeforeIt() throws Exception {
        assertThat(get("/articles/gates").body()).contains("Gates, version 1");
        publish(current, 2);

        caches.articlePublished(ID, 2, List.of("gates"));
        await().until(() -> get("/articles/gates").body().contains("Gates, version 2"));

        // Whatever makes the site ask again, half of the answers are of the version before.
        for (var i = 0; i < 30; i++) {
            caches.commentsChanged(ID);
            assertThat(get("/articles/gates").body()).contains("Gates, version 2");
        }
    }

    @Test
    void namesAWithdrawnArticleNowhere() throws Exception {
        for (var path : List.of("/", "/articles/gates", "/feeds/rss.xml")) {
            assertThat(get(path).body()).as(path).contains("ates");
        }
        withdraw(current);

        caches.articleWithdrawn(ID, 2, List.of("gates"), "It was wrong.");

        for (var i = 0; i < 30; i++) {
            assertThat(get("/articles/gates").statusCode()).isEqualTo(410);
            assertThat(get("/articles/gates").body()).contains("It was wrong.");
            for (var path : List.of("/", "/search?q=gates", "/feeds/rss.xml")) {
                assertThat(get(path).body()).as(path).doesNotContain("Gates, version", "/articles/gates");
            }
            caches.files().outdateAll();
            caches.lists().outdateAll();
        }
        await().until(() -> get("/feeds/rss.xml").body().equals("<nothing/>"));
    }
}
