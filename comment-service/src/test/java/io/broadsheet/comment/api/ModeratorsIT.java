package io.broadsheet.comment.api;

import static io.broadsheet.chassis.testing.TestStaff.bearer;
import static io.broadsheet.chassis.testing.TestStaff.expiredBearer;
import static io.broadsheet.comment.Visitors.article;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.domain.Articles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@CommentServiceTest
class ModeratorsIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    private Visitors visitors;
    private UUID article;

    @BeforeEach
    void anArticle() {
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        articles.put(article, 1, article("tides", "Tides", true));
    }

    @AfterEach
    void theUsualPolicy() {
        choose("hold-first", 1);
    }

    private RestTestClient.ResponseSpec choose(String mode, int links) {
        return visitors.moderate(HttpMethod.PUT, "/policy", Map.of("mode", mode, "linksAllowed", links));
    }

    @Test
    void theQueueIsReadOldestFirstWithTheReasons() {
        String name = "New " + UUID.randomUUID();
        var first = visitors.posted(article, name, "https://a.example https://b.example")
                .id();
        var second = visitors.posted(article, name, "Plain").id();

        var queue = new ArrayList<Map<?, ?>>();
        String next = "";
        while (next != null) {
            var page = visitors.moderate(
                            HttpMethod.GET,
                            "/comments?state=held&limit=3" + (next.isEmpty() ? "" : "&after=" + next),
                            null)
                    .expectStatus()
                    .isOk()
                    .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                    .returnResult()
                    .getResponseBody();
            ((List<?>) page.get("items")).forEach(item -> queue.add((Map<?, ?>) item));
            next = (String) page.get("next");
        }

        var mine = queue.stream()
                .filter(item -> item.get("articleId").equals(article.toString()))
                .toList();
        assertThat(mine)
                .<Object>extracting(item -> item.get("id"))
                .containsExactly(first.toString(), second.toString());
        assertThat((List<?>) mine.getFirst().get("heldFor"))
                .<Object>extracting(hold -> ((Map<?, ?>) hold).get("rule"))
                .containsExactly("first-comment", "many-links");
    }

    @Test
    void everyDecisionLeavesATrail() {
        var id = visitors.posted(article, "Ana", "Hm").id();
        visitors.decide(id, "approve").expectStatus().isOk();
        visitors.decide(id, "approve").expectStatus().isOk();

        visitors.decide(id, "spam")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("rejected")
                .jsonPath("$.decisions.length()")
                .isEqualTo(2)
                .jsonPath("$.decisions[1].by")
                .isEqualTo("mod-7")
                .jsonPath("$.decisions[1].verdict")
                .isEqualTo("spam")
                .jsonPath("$.decisions[1].reason")
                .isEqualTo("why");
    }

    @Test
    void pinsStandBeforeTheOthersAndLeaveATrail() {
        var first = visitors.visible(article, "Ana", "One", null);
        var second = visitors.visible(article, "Bo", "Two", null);
        var reply = visitors.visible(article, "Cy", "Three", first);
        var held = visitors.posted(article, "Someone new", "Four").id();

        pin(second).expectStatus().isOk().expectBody().jsonPath("$.pinned").isEqualTo(true);
        pin(first).expectStatus().isOk();
        pin(first).expectStatus().isOk();
        pin(reply).expectStatus().isEqualTo(409);
        pin(held).expectStatus().isEqualTo(409);
        pin(UUID.randomUUID()).expectStatus().isNotFound();

        assertThat(pinned("?limit=1")).containsExactly(second.toString(), first.toString());
        visitors.get("/articles/" + article + "/comments?sort=oldest")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].pinned")
                .isEqualTo(true)
                .jsonPath("$.items[0].replies[0].pinned")
                .doesNotExist();
        visitors.moderate(HttpMethod.GET, "/articles/" + article + "/pins", null)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2);

        visitors.decide(second, "reject").expectStatus().isOk();
        assertThat(pinned("")).containsExactly(first.toString());
        unpin(first).expectBody().jsonPath("$.pinned").isEqualTo(false);
        unpin(first).expectStatus().isOk();
        visitors.moderate(HttpMethod.GET, "/comments/" + first + "/trail", null)
                .expectBody()
                .jsonPath("$.lines[*].what")
                .value(what -> assertThat((List<?>) what)
                        .filteredOn(word -> word.toString().contains("pinned"))
                        .isEqualTo(List.of("pinned", "unpinned")));
        visitors.send(HttpMethod.PUT, "/moderation/comments/" + first + "/pin", null)
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void threeArePinnedHoweverManyAskAtOnce() throws Exception {
        var wanted = new ArrayList<UUID>();
        for (int i = 0; i < 6; i++) {
            wanted.add(visitors.visible(article, "Ana " + i, "Said " + i, null));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            wanted.forEach(id -> threads.submit(() -> pin(id)));
        }

        assertThat(pinned("")).hasSize(3).doesNotHaveDuplicates();
        var another = wanted.stream()
                .filter(id -> !pinned("").contains(id.toString()))
                .findFirst()
                .orElseThrow();
        pin(another).expectStatus().isEqualTo(409);
        visitors.decide(UUID.fromString(pinned("").getFirst()), "reject")
                .expectStatus()
                .isOk();
        pin(another).expectStatus().isOk();
        assertThat(pinned("")).hasSize(3).contains(another.toString());
    }

    private RestTestClient.ResponseSpec pin(UUID id) {
        return visitors.moderate(HttpMethod.PUT, "/comments/" + id + "/pin", null);
    }

    private RestTestClient.ResponseSpec unpin(UUID id) {
        return visitors.moderate(HttpMethod.DELETE, "/comments/" + id + "/pin", null);
    }

    private List<String> pinned(String query) {
        var page = visitors.get("/articles/" + article + "/comments" + query)
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody();
        return ((List<?>) page.get("pinned"))
                .stream().map(item -> (String) ((Map<?, ?>) item).get("id")).toList();
    }

    @Test
    void aRemovedCommentIsBeyondDecision() {
        var own = visitors.posted(article, "Ana", "Hm");
        visitors.remove(own);

        visitors.decide(own.id(), "approve").expectStatus().isEqualTo(409);
    }

    @Test
    void manyAreDecidedAtOnceEachForItself() {
        var first = visitors.posted(article, "Ana", "Hm").id();
        var unknown = UUID.randomUUID();
        var removed = visitors.posted(article, "Ana", "Hm");
        visitors.remove(removed);
        var last = visitors.posted(article, "Ana", "Ah").id();

        var ids = List.of(first, unknown, removed.id(), last, first);
        var items = ids.stream()
                .map(id -> Map.of("id", id, "version", visitors.version(id)))
                .toList();
        visitors.moderate(
                        HttpMethod.POST,
                        "/comments/decisions",
                        Map.of("items", items, "verdict", "spam", "reason", "ads"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.results[*].id")
                .isEqualTo(ids.stream().distinct().map(UUID::toString).toList())
                .jsonPath("$.results[0].comment.state")
                .isEqualTo("rejected")
                .jsonPath("$.results[0].comment.decisions[0].reason")
                .isEqualTo("ads")
                .jsonPath("$.results[1].problem.status")
                .isEqualTo(404)
                .jsonPath("$.results[2].problem.status")
                .isEqualTo(409)
                .jsonPath("$.results[3].comment.decisions[0].by")
                .isEqualTo("mod-7");
    }

    @Test
    void thePolicyDecidesFromNowOn() {
        choose("none", 0).expectStatus().isOk();
        assertThat(visitors.posted(article, "Anybody " + UUID.randomUUID(), "https://a.example")
                        .state())
                .isEqualTo("visible");

        choose("hold-all", 5).expectStatus().isOk();
        assertThat(visitors.posted(article, "Anybody", "Hello").state()).isEqualTo("held");
        visitors.moderate(HttpMethod.GET, "/policy", null)
                .expectBody()
                .jsonPath("$.mode")
                .isEqualTo("hold-all")
                .jsonPath("$.linksAllowed")
                .isEqualTo(5);
    }

    @Test
    void aPolicyDecidedOnAnOlderOneIsRefused() {
        choose("hold-first", 1).expectStatus().isOk();
        var etag = visitors.moderate(HttpMethod.GET, "/policy", null)
                .returnResult()
                .getResponseHeaders()
                .getETag();
        var body = Map.of("mode", "hold-first");
        String[] headers = {"Authorization", Visitors.MODERATOR, "If-Match", etag};

        visitors.send(HttpMethod.PUT, "/moderation/policy", body, headers)
                .expectStatus()
                .isOk();
        visitors.send(HttpMethod.PUT, "/moderation/policy", body, headers)
                .expectStatus()
                .isEqualTo(412);
        headers[3] = etag.replace("\"", "");
        visitors.send(HttpMethod.PUT, "/moderation/policy", body, headers)
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void nobodyElseModerates() {
        var id = visitors.posted(article, "New " + UUID.randomUUID(), "Hm").id();
        var verdict = Map.of("verdict", "approve", "version", 1);
        String decision = "/moderation/comments/" + id + "/decision";

        visitors.send(HttpMethod.POST, decision, verdict).expectStatus().isUnauthorized();
        visitors.send(
                        HttpMethod.POST,
                        "/moderation/comments/decisions",
                        Map.of("items", List.of(Map.of("id", id, "version", 1)), "verdict", "approve"),
                        "Authorization",
                        bearer("articles:write"))
                .expectStatus()
                .isForbidden();
        visitors.send(HttpMethod.POST, decision, verdict, "Authorization", expiredBearer("comments:moderate"))
                .expectStatus()
                .isUnauthorized();
        for (String uri : List.of("/moderation/comments", "/moderation/policy")) {
            visitors.get(uri).expectStatus().isUnauthorized();
            visitors.get(uri, "Authorization", bearer("articles:write"))
                    .expectStatus()
                    .isForbidden();
        }
        visitors.send(
                        HttpMethod.PUT,
                        "/moderation/policy",
                        Map.of("mode", "none"),
                        "Authorization",
                        bearer("articles:publish"))
                .expectStatus()
                .isForbidden();
        visitors.get("/comments/" + id).expectStatus().isNotFound();
    }
}
