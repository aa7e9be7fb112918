package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.OlderDecisions;
import io.broadsheet.comment.domain.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A comment that people decide on again and again. */
@CommentServiceTest
class LongTrailIT {

    private static final int ROUNDS = 125;

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private OlderDecisions older;

    private Visitors visitors;
    private UUID article;

    @BeforeEach
    void anArticle() {
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        articles.put(article, 1, article("tides", "Tides", true));
    }

    private UUID decidedOften() {
        var id =
                visitors.posted(article, "New " + UUID.randomUUID(), "Disputed").id();
        for (int i = 1; i <= ROUNDS; i++) {
            visitors.moderate(
                            HttpMethod.POST,
                            "/comments/" + id + "/decision",
                            Map.of("verdict", i % 2 == 1 ? "approve" : "reject", "version", i, "reason", "round " + i))
                    .expectStatus()
                    .isOk();
        }
        return id;
    }

    private List<String> reasons(UUID id) {
        var body = visitors.moderate(HttpMethod.GET, "/comments/" + id + "/trail", null)
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<Map<String, List<Map<String, Object>>>>() {})
                .returnResult()
                .getResponseBody();
        return body.get("lines").stream()
                .filter(line -> line.get("by") != null && !"policy".equals(line.get("by")))
                .filter(line -> !"removed".equals(line.get("what")))
                .map(line -> (String) line.get("text"))
                .toList();
    }

    private List<String> kept(UUID id) {
        return database.getCollection("comment_older_decisions")
                .find(Filters.eq("commentId", id))
                .map(Document::toJson)
                .into(new ArrayList<>());
    }

    @Test
    void isAlwaysDecidedAndToldWhole() {
        var before = decisions();
        var id = decidedOften();

        var all = IntStream.rangeClosed(1, ROUNDS).mapToObj(i -> "round " + i).toList();
        assertThat(reasons(id)).isEqualTo(all);
        assertThat(database.getCollection("comments")
                        .find(Filters.eq("_id", id))
                        .first()
                        .getList("decisions", Document.class))
                .hasSizeBetween(50, 100);
        assertThat(kept(id)).isNotEmpty();
        assertThat(decisions() - before).as("in the statistics").isEqualTo(ROUNDS);

        visitors.moderate(HttpMethod.POST, "/undo", Map.of("id", id, "version", ROUNDS + 1))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("rejected");
        assertThat(reasons(id)).containsAll(all);
    }

    private int decisions() {
        var body = visitors.moderate(HttpMethod.GET, "/statistics?days=7", null)
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody();
        return ((List<?>) body.get("moderators"))
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .filter(each -> "mod-7".equals(each.get("by")))
                        .mapToInt(each -> ((Number) each.get("decisions")).intValue())
                        .sum();
    }

    @Test
    void whatModeratorsWroteGoesWithTheWordsThatSomebodyWantedGone() {
        var id = decidedOften();

        visitors.moderate(HttpMethod.DELETE, "/comments/" + id, null)
                .expectStatus()
                .isNoContent();

        assertThat(kept(id)).isNotEmpty().allSatisfy(some -> assertThat(some).doesNotContain("round"));
        assertThat(reasons(id)).hasSize(ROUNDS).containsOnlyNulls();
    }

    /** Which knows nothing of them; or a process ended in between. */
    @Test
    void goesAlsoWhereAnOlderBuildRemovedTheWords() {
        var id = decidedOften();
        database.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", id),
                        Updates.combine(
                                Updates.set("state", "removed"), Updates.unset("author"), Updates.unset("text")));

        await().untilAsserted(() -> assertThat(kept(id))
                .isNotEmpty()
                .allSatisfy(some -> assertThat(some).doesNotContain("round")));
    }

    @Test
    void whatIsInBothPlacesIsToldOnce() {
        var id = decidedOften();
        var last = database.getCollection("comments")
                .find(Filters.eq("_id", id))
                .first()
                .getList("decisions", Document.class)
                .getLast();
        older.keep(
                id,
                List.of(new Decision(
                        "mod-7",
                        last.getDate("at").toInstant(),
                        last.getLong("version"),
                        Verdict.APPROVE,
                        "round " + ROUNDS)));

        assertThat(reasons(id)).hasSize(ROUNDS);
    }
}
