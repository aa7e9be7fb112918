package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.article;
import static io.broadsheet.comment.Visitors.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Articles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@CommentServiceTest
class BadInputIT {

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

    @Test
    void bothMissingFieldsAreNamedAtOnce() {
        visitors.post(article, Map.of())
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:broadsheet:problem:invalid")
                .jsonPath("$.errors[?(@.field == 'text')].message")
                .isEqualTo("Please enter your comment!")
                .jsonPath("$.errors[?(@.field == 'author')].message")
                .isEqualTo("Please enter your name here");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"author":"Ana","text":""}                                | 422 | text
                    {"author":"Ana","text":null}                              | 422 | text
                    {"author":"Ana","text":" \\u200b\\u00a0"}                 | 422 | text
                    {"author":"Ana","text":"a\\u0000b"}                       | 422 | text
                    {"author":"","text":"Hello"}                              | 422 | author
                    {"author":"A\\nB","text":"Hello"}                         | 422 | author
                    {"author":"\\u202eanA","text":"Hello"}                    | 422 | author
                    {"author":"Ana","text":"Hello","inReplyTo":"nonsense"}    | 422 | inReplyTo
                    {"author":"Ana","text":"Hello","inReplyTo":"01939f00-0000-7000-8000-00000000dead"} | 422 | inReplyTo
                    """)
    void aBrokenRuleIsNamedAtItsField(String body, int status, String field) {
        visitors.post(article, body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
        nothingHappened();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"author\":1,\"text\":\"Hello\"}",
                "{\"author\":\"Ana\",\"text\":[]}",
                "{\"author\":\"Ana\",\"text\":{}}",
                "{\"author\":\"Ana\",\"text\":true}",
                "{\"author\":\"Ana\",\"text\":\"Hello\",\"state\":\"visible\"}",
                "{\"author\":\"Ana\",\"text\":\"Hello\"",
                "[]",
                "\"text\"",
                "null",
                ""
            })
    void whatCannotBeReadIs400(String body) {
        visitors.post(article, body)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        nothingHappened();
    }

    @Test
    void lengthsAreCountedAsPeopleCount() {
        visitors.post(article, words("é".repeat(80), "👩‍👩‍👧".repeat(5_000)))
                .expectStatus()
                .isCreated();
        visitors.post(article, words("é".repeat(81), "x".repeat(5_001)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(2);
    }

    @Test
    void bodiesHaveALimitAndAType() {
        visitors.post(article, words("Ana", "x".repeat(1_100_000)))
                .expectStatus()
                .isEqualTo(413);
        client.post()
                .uri("/articles/" + article + "/comments")
                .contentType(MediaType.TEXT_PLAIN)
                .body("Hello")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        client.post()
                .uri("/articles/" + article + "/comments")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"author\":\"Ana\",\"text\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void anArticleThatIsNotKnownMayBeKnownInAMoment() {
        var unknown = UUID.randomUUID();

        visitors.post(unknown, words("Ana", "Too soon"))
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .valueEquals("Retry-After", "1");
        visitors.get("/articles/" + unknown + "/comments")
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .valueEquals("Retry-After", "1");
        visitors.get("/articles/nonsense/comments").expectStatus().isNotFound();
    }

    @Test
    void closedWithdrawnAndErasedArticlesTakeNoComments() {
        articles.put(article, 2, article("tides", "Tides", false));
        visitors.post(article, words("Ana", "Late")).expectStatus().isEqualTo(409);
        visitors.get("/articles/" + article + "/comments").expectStatus().isOk();

        articles.put(article, 3, new Article.Withdrawn("Wrong figures"));
        visitors.post(article, words("Ana", "Late")).expectStatus().isEqualTo(410);
        visitors.get("/articles/" + article + "/comments")
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Wrong figures");

        articles.put(article, 4, new Article.Erased());
        visitors.post(article, words("Ana", "Late")).expectStatus().isEqualTo(410);
    }

    @Test
    void aReplyNeedsAVisibleCommentOfTheSameArticle() {
        var other = UUID.randomUUID();
        articles.put(other, 1, article("ebbs", "Ebbs", true));
        var elsewhere = visitors.visible(other, "Ana", "Elsewhere", null);
        var held = visitors.posted(article, "New " + UUID.randomUUID(), "Held").id();

        for (UUID parent : List.of(elsewhere, held)) {
            var reply = words("Ana", "Reply");
            reply.put("inReplyTo", parent);
            visitors.post(article, reply)
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("inReplyTo");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=best", "limit=0", "limit=101", "limit=x", "after=nonsense"})
    void badParametersAreNamed(String parameter) {
        visitors.get("/articles/" + article + "/comments?" + parameter)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .value(
                        String.class,
                        detail -> assertThat(detail).startsWith(parameter.split("=")[0]));
    }

    @Test
    void badDecisionsAndPoliciesChangeNothing() {
        var id = visitors.posted(article, "New " + UUID.randomUUID(), "Hm").id();
        String decision = "/comments/" + id + "/decision";

        for (Object bad : List.of(Map.of(), Map.of("verdict", "maybe"), Map.of("verdict", "APPROVE"))) {
            visitors.moderate(HttpMethod.POST, decision, bad)
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("verdict");
        }
        visitors.moderate(HttpMethod.POST, decision, Map.of("verdict", "reject", "reason", "x".repeat(1_001)))
                .expectStatus()
                .isEqualTo(422);
        visitors.moderate(HttpMethod.POST, decision, Map.of("verdict", "approve", "by", "me"))
                .expectStatus()
                .isBadRequest();
        visitors.decide(UUID.randomUUID(), "approve").expectStatus().isNotFound();
        var item = Map.of("id", id, "version", 1);
        var tooMany = Stream.generate(() -> item).limit(101).toList();
        var nameless = List.of(Map.of("version", 1));
        for (Object bad : List.of(List.of(), tooMany, Arrays.asList(item, null), nameless)) {
            visitors.moderate(HttpMethod.POST, "/comments/decisions", Map.of("verdict", "approve", "items", bad))
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .value(String.class, field -> assertThat(field).startsWith("items"));
        }
        for (Object bad : List.of("all", Map.of())) {
            visitors.moderate(HttpMethod.POST, "/comments/decisions", Map.of("verdict", "approve", "items", bad))
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.detail")
                    .value(String.class, detail -> assertThat(detail).startsWith("items"));
        }
        visitors.moderate(HttpMethod.POST, "/comments/decisions", Map.of("items", List.of(item)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("verdict");
        visitors.moderate(HttpMethod.GET, "/comments?state=lost", null)
                .expectStatus()
                .isBadRequest();
        for (Object bad : List.of(Map.of(), Map.of("mode", "some"), Map.of("mode", "none", "linksAllowed", -1))) {
            visitors.moderate(HttpMethod.PUT, "/policy", bad).expectStatus().isEqualTo(422);
        }
        visitors.moderate(HttpMethod.PUT, "/policy", Map.of("mode", "none", "linksAllowed", "1"))
                .expectStatus()
                .isBadRequest();
        visitors.moderate(HttpMethod.GET, "/policy", null)
                .expectBody()
                .jsonPath("$.mode")
                .isEqualTo("hold-first");
    }

    @Test
    void badEditsChangeNothing() {
        var own = visitors.posted(article, "Ana", "Before");
        visitors.edit(own, " ")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("Please enter your comment!");
        visitors.send(
                        HttpMethod.PATCH,
                        "/comments/" + own.id(),
                        Map.of("text", "x", "author", "Bo"),
                        "X-Edit-Token",
                        own.editToken())
                .expectStatus()
                .isBadRequest();
        visitors.get("/comments/" + own.id(), "X-Edit-Token", own.editToken())
                .expectBody()
                .jsonPath("$.text")
                .isEqualTo("Before");
    }

    private void nothingHappened() {
        visitors.moderate(HttpMethod.GET, "/comments?limit=100", null)
                .expectBody(String.class)
                .value(queue -> assertThat(queue).doesNotContain(article.toString()));
    }
}
