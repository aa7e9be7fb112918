package io.broadsheet.article.api;

import static io.broadsheet.article.Newsroom.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ArticleServiceTest
class CatalogueIT {

    @Autowired
    private RestTestClient client;

    private Newsroom newsroom;

    @BeforeEach
    void editor() {
        newsroom = new Newsroom(client);
    }

    private void published(String title, String section, boolean pin, String... tags) {
        var draft = draft(title);
        draft.put("section", section);
        draft.put("pin", pin);
        draft.put("tags", List.of(tags));
        newsroom.published(draft);
    }

    private List<?> items(String uri) {
        var answer = client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return (List<?>) answer.get("items");
    }

    @Test
    void countsSectionsTagsAndMonths() {
        published("Catalogued one", "Sect B", false, "cat-x", "cat-y");
        published("Catalogued two", "Sect A", false, "cat-x");
        newsroom.start(draft("Catalogued draft", "section", "Sect C"));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                items("/sections").stream().map(String::valueOf).filter(item -> item.contains("Sect")))
                        .containsExactly("{name=Sect A, count=1}", "{name=Sect B, count=1}"));
        assertThat(items("/tags").stream().map(String::valueOf).filter(item -> item.contains("cat-")))
                .containsExactly("{name=cat-x, count=2}", "{name=cat-y, count=1}");
        var today = Instant.now().atOffset(ZoneOffset.UTC);
        assertThat(items("/archive").getFirst())
                .asString()
                .startsWith("{year=" + today.getYear() + ", month=" + today.getMonthValue() + ", count=");
    }

    @Test
    void putsPinnedArticlesFirst() {
        published("Pinned long ago", "Front", true);
        published("Newest of all", "Front", false);

        var front = items("/front?limit=100").stream()
                .map(item -> String.valueOf(((Map<?, ?>) item).get("slug")))
                .toList();

        assertThat(front).doesNotHaveDuplicates();
        assertThat(front.indexOf("pinned-long-ago")).isZero();
        assertThat(front.get(1)).isEqualTo("newest-of-all");
        assertThat(items("/front?limit=1")).hasSize(1);
    }

    @Test
    void listsAPartOfTime() {
        published("In its time", "Timely", false);

        var now = Instant.now();
        var list = "/articles?section=Timely";
        assertThat(items(list + "&from=" + now.minusSeconds(600) + "&until=" + now.plusSeconds(1)))
                .hasSize(1);
        assertThat(items(list + "&until=" + now.minusSeconds(600))).isEmpty();
        assertThat(items(list + "&from=" + now.plusSeconds(600))).isEmpty();
        assertThat(items("/articles?from=" + now.plusSeconds(600))).isEmpty();
        client.get().uri(list + "&from=yesterday").exchange().expectStatus().isBadRequest();
    }
}
