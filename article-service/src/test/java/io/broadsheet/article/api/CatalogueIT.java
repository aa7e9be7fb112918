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
                        .containsExactly("{name=Sect A, key=sect a, count=1}", "{name=Sect B, key=sect b, count=1}"));
        assertThat(items("/tags").stream().map(String::valueOf).filter(item -> item.contains("cat-")))
                .containsExactly("{name=cat-x, key=cat-x, count=2}", "{name=cat-y, key=cat-y, count=1}");
        var today = Instant.now().atOffset(ZoneOffset.UTC);
        assertThat(items("/archive").getFirst())
                .asString()
                .startsWith("{year=" + today.getYear() + ", month=" + today.getMonthValue() + ", count=");
    }

    @Test
    void topicIsOneInAllItsSpellings() {
        published("Spelt a", "Spellings", false, "SPELT", "Malm\u00F6 S");
        published("Spelt b", "spellings", false, "spelt", "Malmo\u0308 s");
        published("Spelt c", "Spellings ", false, " Spelt\u200B", "\uFF33\uFF30\uFF25\uFF2C\uFF34", "MALM\u00D6  S ");

        for (var asked : List.of("spelt", "SPELT", "Spelt\u200B", "\uFF33pelt")) {
            assertThat(newsroom.slugs("/articles?tag={tag}", asked)).containsExactly("spelt-c", "spelt-b", "spelt-a");
            client.get()
                    .uri("/articles?tag={tag}", asked)
                    .exchange()
                    .expectBody()
                    .jsonPath("$.wanted.tag.name")
                    .isEqualTo("SPELT")
                    .jsonPath("$.wanted.tag.key")
                    .isEqualTo("spelt")
                    .jsonPath("$.items[0].tags")
                    .isEqualTo(List.of("Spelt", "MALM\u00D6 S"))
                    .jsonPath("$.items[0].keys.tags")
                    .isEqualTo(List.of("spelt", "malm\u00F6 s"));
        }
        assertThat(newsroom.slugs("/articles?tag={tag}", "malmo\u0308 s")).hasSize(3);
        assertThat(newsroom.slugs("/articles?section={section}", "SPELLINGS")).hasSize(3);
        assertThat(newsroom.slugs("/articles?section=Spellings&author={author}", "ana SOREL"))
                .hasSize(3);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                items("/tags").stream().map(String::valueOf).filter(item -> item.contains("spelt")))
                        .containsExactly("{name=SPELT, key=spelt, count=3}"));
        assertThat(items("/tags?limit=1")).hasSize(1);
        client.get().uri("/tags?limit=none").exchange().expectStatus().isBadRequest();
        client.get()
                .uri("/articles?tag=nobody-has-it")
                .exchange()
                .expectBody()
                .jsonPath("$.wanted.tag")
                .isEmpty()
                .jsonPath("$.items")
                .isEmpty();
    }

    @Test
    void languageTakesItsRegions() {
        for (var language : List.of("cy", "cy-GB", "cyz", "zh-Hant-TW", "zh-Hans")) {
            var draft = draft("In " + language, "language", language);
            draft.put("section", "Languages");
            newsroom.published(draft);
        }

        assertThat(newsroom.slugs("/articles?section=Languages&language={range}", "cy"))
                .containsExactly("in-cy-gb", "in-cy");
        assertThat(newsroom.slugs("/articles?section=Languages&language={range}", "CY-gb"))
                .containsExactly("in-cy-gb");
        assertThat(newsroom.slugs("/articles?section=Languages&language={range}", "zh-Hant"))
                .containsExactly("in-zh-hant-tw");
        assertThat(newsroom.slugs("/articles?language={range}", "nv")).isEmpty();
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
