package io.broadsheet.article.api;

import static io.broadsheet.article.Newsroom.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.chassis.testing.TestEvents;
import io.broadsheet.contract.ArticlePublished;
import io.broadsheet.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@ArticleServiceTest
class CatalogueIT {
    private static final Duration A_WHILE = Duration.ofSeconds(40);

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
                        .containsExactly(
                                "{name=Sect A, key=sect a, count=1, parent=null, formerly=[]}",
                                "{name=Sect B, key=sect b, count=1, parent=null, formerly=[]}"));
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
    void frontPageFollowsTheOrderByHandWhileItLasts() {
        var first = newsroom.published(draft("Placed first"));
        var second = newsroom.published(draft("Placed second"));
        var hidden = newsroom.start(draft("Placed and not published"));
        newsroom.published(draft("Newer than what is placed"));
        var version = version();
        try {
            var until = Instant.now().plusSeconds(10).toString();
            var places = List.of(Map.of("id", second, "until", until), Map.of("id", hidden), Map.of("id", first));
            assertThat(front(version + 7, places)).isEqualTo(412);
            assertThat(front(version, places)).isEqualTo(200);
            assertThat(front(version, places)).isEqualTo(412);

            assertThat(newsroom.slugs("/front")).startsWith("placed-second", "placed-first");
            client.get()
                    .uri("/front")
                    .exchange()
                    .expectBody()
                    .jsonPath("$.placed")
                    .isEqualTo(2);
            newsroom.get("/newsroom/front")
                    .expectBody()
                    .jsonPath("$.items[*].title")
                    .value((List<String> titles) -> assertThat(titles)
                            .containsExactly("Placed second", "Placed and not published", "Placed first"))
                    .jsonPath("$.items[0].until")
                    .exists()
                    .jsonPath("$.items[1].state")
                    .isEqualTo("draft");
            // Its place ends without a command.
            await().atMost(A_WHILE)
                    .untilAsserted(() -> assertThat(newsroom.slugs("/front")).startsWith("placed-first"));
            assertThat(newsroom.slugs("/front?limit=100"))
                    .contains("placed-second")
                    .doesNotHaveDuplicates();
            newsroom.get("/newsroom/front")
                    .expectBody()
                    .jsonPath("$.items[0].over")
                    .isEqualTo(true);
            // What was read can be sent back.
            newsroom.put("/newsroom/front", version + 1, Map.of("items", places))
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.items[*].title")
                    .value((List<String> titles) ->
                            assertThat(titles).containsExactly("Placed and not published", "Placed first"));
        } finally {
            assertThat(front(version(), List.of())).isEqualTo(200);
        }
        assertThat(newsroom.slugs("/front").getFirst()).isNotEqualTo("placed-first");
    }

    private long version() {
        var answer = newsroom.get("/newsroom/front").expectBody(Map.class).returnResult();
        return ((Number) answer.getResponseBody().get("version")).longValue();
    }

    private int front(long version, List<?> places) {
        return newsroom.put("/newsroom/front", version, Map.of("items", places))
                .returnResult()
                .getStatus()
                .value();
    }

    @Test
    void frontPageTakesOnlyWhatItCanShow() {
        var id = newsroom.published(draft("Placed twice"));
        var wrong = Map.of(
                "items[0].id", List.of(Map.of("id", UUID.randomUUID())),
                "items[1].id", List.of(Map.of("id", id), Map.of("id", id)),
                "items[0].until", List.of(Map.of("id", id, "until", "2020-01-01T00:00:00Z")),
                "items", Collections.nCopies(21, Map.of("id", id)));
        wrong.forEach((field, places) -> newsroom.put("/newsroom/front", version(), Map.of("items", places))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field));
        assertThat(front(version(), List.of(Map.of("id", id, "until", "+999999999-12-31T23:59:59Z"))))
                .isEqualTo(422);
        client.put()
                .uri("/newsroom/front")
                .header("Authorization", Newsroom.EDITOR)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("items", List.of()))
                .exchange()
                .expectStatus()
                .isEqualTo(428);
    }

    @Test
    void sectionsHaveAnOrderAndAreRenamedWithTheirArticles() {
        published("A tree of Alpha", "Alphaville", false);
        published("A tree of beta", "betaburg", false);
        published("Within it", "Gammaton", false);
        var tree = newsroom.get("/newsroom/sections")
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        var version = ((Number) tree.get("version")).longValue();
        var sections = List.of(
                Map.of("name", "Betaburg", "children", List.of(Map.of("name", "Gammaton"))),
                Map.of("name", "Deltastad", "formerly", List.of("Alphaville")));
        try {
            newsroom.put("/newsroom/sections", version + 3, Map.of("sections", sections))
                    .expectStatus()
                    .isEqualTo(412);
            newsroom.put("/newsroom/sections", version, Map.of("sections", sections))
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.sections[1].formerly[0]")
                    .isEqualTo("Alphaville");

            await().untilAsserted(() -> newsroom.read("a-tree-of-alpha")
                    .expectBody()
                    .jsonPath("$.section")
                    .isEqualTo("Deltastad"));
            var alpha = newsroom.read("a-tree-of-alpha")
                    .expectBody(Map.class)
                    .returnResult()
                    .getResponseBody()
                    .get("id");
            newsroom.get(Newsroom.ARTICLES + "/" + alpha + "/activity")
                    .expectBody()
                    .jsonPath("$.items[0].action")
                    .isEqualTo("rendered-anew")
                    .jsonPath("$.items[0].by.subject")
                    .isEqualTo("editor");
            await().untilAsserted(() -> {
                var listed = items("/sections").stream()
                        .map(item -> (Map<?, ?>) item)
                        .toList();
                assertThat(listed.subList(0, 3))
                        .<Object>extracting(item -> item.get("name"))
                        .containsExactly("Betaburg", "Gammaton", "Deltastad");
                assertThat(listed.subList(0, 3))
                        .<Object>extracting(item -> item.get("count"))
                        .containsExactly(2, 1, 1);
                assertThat(listed.get(1).get("parent")).isEqualTo("Betaburg");
                assertThat(listed.get(2).get("formerly")).isEqualTo(List.of("Alphaville"));
                assertThat(listed).<Object>extracting(item -> item.get("name")).doesNotContain("Alphaville");
            });
            assertThat(newsroom.slugs("/articles?section=Betaburg")).containsExactly("within-it", "a-tree-of-beta");
            assertThat(newsroom.slugs("/articles?section=Gammaton")).containsExactly("within-it");
            // Whoever writes the former name gets the one of now.
            published("Written as before", "ALPHAVILLE", false);
            assertThat(newsroom.slugs("/articles?section=Deltastad"))
                    .containsExactly("written-as-before", "a-tree-of-alpha");
            var within = newsroom.published(draft("Told of both", "section", "gammaton"));
            await().untilAsserted(() -> assertThat(TestEvents.told(Topics.ARTICLES, UUID.fromString(within.toString())))
                    .last()
                    .extracting(ReceivedEvent::payload)
                    .isInstanceOfSatisfying(
                            ArticlePublished.class,
                            told -> assertThat(told.sections()).containsExactly("gammaton", "Betaburg")));
        } finally {
            var now = ((Number) newsroom.get("/newsroom/sections")
                            .expectBody(Map.class)
                            .returnResult()
                            .getResponseBody()
                            .get("version"))
                    .longValue();
            newsroom.put("/newsroom/sections", now, Map.of("sections", List.of()))
                    .expectStatus()
                    .isOk();
        }
    }

    private long tree(List<?> sections, int status) {
        var version = ((Number) newsroom.get("/newsroom/sections")
                        .expectBody(Map.class)
                        .returnResult()
                        .getResponseBody()
                        .get("version"))
                .longValue();
        newsroom.put("/newsroom/sections", version, Map.of("sections", sections))
                .expectStatus()
                .isEqualTo(status);
        return version;
    }

    @Test
    void aSectionWhoseArticlesAreAllWithinOthersHasOneSpelling() {
        published("Written within", "Epsilonia", false);
        var within = List.of(Map.of("name", "Epsilonia"), Map.of("name", "EtA"));
        tree(List.of(Map.of("name", "Zeta Land", "children", within)), 200);
        try {
            for (var asked : Map.of("zETA  land", "Zeta Land", "EPSILONIA", "Epsilonia", "eta", "EtA")
                    .entrySet()) {
                await().untilAsserted(() -> client.get()
                        .uri("/articles?section={section}", asked.getKey())
                        .exchange()
                        .expectBody()
                        .jsonPath("$.wanted.section.name")
                        .isEqualTo(asked.getValue()));
            }
            assertThat(newsroom.slugs("/articles?section=zeta land")).containsExactly("written-within");
        } finally {
            tree(List.of(), 200);
        }
    }

    private static List<Map<String, Object>> sections(int first, int count, String... formerly) {
        return IntStream.range(first, first + count)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "name",
                        "Counted " + i,
                        "formerly",
                        Stream.of(formerly).map(name -> name + i).toList()))
                .toList();
    }

    @Test
    void sectionsAreAHundredOfAllLevelsWhateverTheyWereCalled() {
        var fifty = sections(50, 50, "Once ", "Before ", "Long ago ");
        try {
            tree(
                    Stream.concat(sections(0, 50, "Once ", "Before ", "Long ago ").stream(), fifty.stream())
                            .toList(),
                    200);
            for (var below : List.of(50, 51, 149)) {
                var all = new ArrayList<>(sections(0, 49, "Once "));
                all.add(Map.of("name", "Counted all", "children", sections(49, below)));
                tree(all, below == 50 ? 200 : 422);
            }
            tree(sections(0, 101), 422);
        } finally {
            tree(List.of(), 200);
        }
    }

    @Test
    void everyListSaysWhetherAnotherPageFollows() {
        published("Listed everywhere", "Everywhere", false, "everywhere");

        for (var list : List.of(
                "/articles",
                "/articles/popular",
                "/articles/search?q=listed",
                "/articles/listed-everywhere/related?limit=100",
                "/sections",
                "/tags",
                "/front",
                "/archive")) {
            await().untilAsserted(() -> assertThat(client.get()
                            .uri(list)
                            .exchange()
                            .expectStatus()
                            .isOk()
                            .expectBody(Map.class)
                            .returnResult()
                            .getResponseBody())
                    .as(list)
                    .containsKeys("items", "next"));
        }
    }

    @Test
    void sectionsAreTwoDeepAndNamedOnce() {
        var deep =
                Map.of("name", "A", "children", List.of(Map.of("name", "B", "children", List.of(Map.of("name", "C")))));
        var wrong = Map.of(
                "sections[0].children[0].children", List.of(deep),
                "sections[1].name", List.of(Map.of("name", "Same"), Map.of("name", "SAME")),
                "sections[0].formerly", List.of(Map.of("name", "Now", "formerly", List.of("now"))),
                "sections[0].name", List.of(Map.of("name", " ")));
        wrong.forEach((field, sections) -> newsroom.put("/newsroom/sections", 0, Map.of("sections", sections))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field));
    }

    @Test
    void breakingNewsIsSoForAWhile() {
        var draft = draft("Breaking for a while", "breaking", true);
        draft.put("breakingUntil", Instant.now().plusSeconds(10).toString());
        var id = newsroom.published(draft);

        newsroom.read("breaking-for-a-while")
                .expectBody()
                .jsonPath("$.breaking")
                .isEqualTo(true)
                .jsonPath("$.breakingUntil")
                .exists();
        await().atMost(A_WHILE)
                .untilAsserted(() -> newsroom.read("breaking-for-a-while")
                        .expectBody()
                        .jsonPath("$.breaking")
                        .isEqualTo(false)
                        .jsonPath("$.breakingUntil")
                        .doesNotExist());
        var now = newsroom.get(Newsroom.ARTICLES + "/" + id)
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        assertThat(now.get("unpublishedChanges")).isEqualTo(false);
        assertThat(now.get("updatedAt")).isEqualTo(now.get("publishedAt"));
        assertThat(now.get("breaking")).isEqualTo(false);
    }

    @Test
    void commentsCloseSoManyDaysAfterTheFirstPublication() {
        for (var wrong : List.of(0, 3_651)) {
            newsroom.post(Newsroom.ARTICLES, draft("Never closes", "commentsCloseAfterDays", wrong))
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("commentsCloseAfterDays");
        }
        var id = newsroom.published(draft("Closes in a fortnight", "commentsCloseAfterDays", 14));

        newsroom.get(Newsroom.ARTICLES + "/" + id)
                .expectBody()
                .jsonPath("$.commentsCloseAfterDays")
                .isEqualTo(14);
        var read = newsroom.read("closes-in-a-fortnight")
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        var closeAt = Instant.parse((String) read.get("publishedAt")).plus(Duration.ofDays(14));
        assertThat(read.get("commentsCloseAt")).isEqualTo(closeAt.toString());
        await().untilAsserted(() -> assertThat(TestEvents.told(Topics.ARTICLES, UUID.fromString(id.toString())))
                .last()
                .extracting(ReceivedEvent::payload)
                .isInstanceOfSatisfying(
                        ArticlePublished.class,
                        told -> assertThat(told.commentsCloseAt()).isEqualTo(closeAt)));
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
        for (var wrong : List.of("yesterday", "-999999999-01-01T00:00:00Z")) {
            client.get().uri(list + "&from=" + wrong).exchange().expectStatus().isBadRequest();
        }
    }
}
