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
