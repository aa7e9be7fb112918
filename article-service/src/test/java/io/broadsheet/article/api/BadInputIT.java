package io.broadsheet.article.api;

import static io.broadsheet.article.Newsroom.ARTICLES;
import static io.broadsheet.article.Newsroom.EDITOR;
import static io.broadsheet.article.Newsroom.draft;
import static io.broadsheet.article.Newsroom.without;
import static io.broadsheet.chassis.testing.TestStaff.bearer;
import static io.broadsheet.chassis.testing.TestStaff.expiredBearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What a caller can get wrong, and that nothing comes of it. */
@ArticleServiceTest
class BadInputIT {

    private static final UUID UNKNOWN = UUID.fromString("01939000-0000-7000-8000-000000000000");

    @Autowired
    private RestTestClient client;

    private Newsroom newsroom;
    private UUID published;

    @BeforeEach
    void anArticle() {
        newsroom = new Newsroom(client);
        published = newsroom.published(draft("Untouched"));
    }

    @Test
    void brokenRuleHasACodeAndWhatItSaysBesideIt() {
        newsroom.post(ARTICLES, draft("t".repeat(301)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("long")
                .jsonPath("$.errors[0].arguments")
                .isEqualTo(List.of("300"))
                .jsonPath("$.errors[0].message")
                .isEqualTo("must have at most 300 characters");
        var unpublished = newsroom.start(draft("Tides"));
        newsroom.post(ARTICLES + "/" + unpublished + "/corrections", Map.of("note", "It was 31."))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unpublished");
    }

    static Stream<Arguments> brokenRules() {
        return Stream.of(
                arguments("title", without("title")),
                arguments("title", draft("")),
                arguments("title", draft(" \u200B\u3164\u00A0")),
                arguments("title", draft("语".repeat(301))),
                arguments("title", draft("Line\nbreak")),
                arguments("title", draft("Nul\u0000")),
                arguments("slug", draft("Tides", "slug", "not a slug")),
                arguments("slug", draft("Tides", "slug", "search")),
                arguments("slug", draft("Tides", "slug", "s".repeat(101))),
                arguments("standfirst", draft("Tides", "standfirst", "s".repeat(1_001))),
                arguments("body", without("body")),
                arguments("body.format", draft("Tides", "body", Map.of("source", "Ebb"))),
                arguments("body.format", draft("Tides", "body", Map.of("format", "MARKDOWN", "source", "Ebb"))),
                arguments("body.source", draft("Tides", "body", Map.of("format", "html"))),
                arguments("body.source", draft("Tides", "body", Map.of("format", "html", "source", "\n "))),
                arguments("body.source", draft("Tides", "body", Map.of("format", "html", "source", "x\u0000y"))),
                arguments(
                        "body.source", draft("Tides", "body", Map.of("format", "html", "source", "ä".repeat(256_001)))),
                arguments("authors", without("authors")),
                arguments("authors[1]", draft("Tides", "authors", List.of("Ana", ""))),
                arguments("authors[0]", draft("Tides", "authors", List.of("a".repeat(81)))),
                arguments("authors[0]", draft("Tides", "authors", Collections.singletonList(null))),
                arguments("section", draft("Tides", "section", "s".repeat(81))),
                arguments("tags", without("tags")),
                arguments("tags", draft("Tides", "tags", Collections.nCopies(51, "t"))),
                arguments("tags[0]", draft("Tides", "tags", List.of("t\nt"))),
                arguments("tags[0]", draft("Tides", "tags", List.of(".."))),
                arguments("tags[0]", draft("Tides", "tags", List.of("author:Ana"))),
                arguments("tags[1]", draft("Tides", "tags", List.of("sections", " \u200BSECTION\uFF1A World"))),
                arguments("authors[0]", draft("Tides", "authors", List.of(" .\u200B"))),
                arguments("section", draft("Tides", "section", "\uFF0E")),
                arguments("language", without("language")),
                arguments("language", draft("Tides", "language", "english language")),
                arguments("language", draft("Tides", "language", "")),
                arguments("commentsOpen", without("commentsOpen")),
                arguments(
                        "heroImage.alt",
                        draft(
                                "Tides",
                                "heroImage",
                                Map.of("url", "https://img.example/1.jpg", "alt", "x".repeat(301)))),
                arguments(
                        "heroImage.url", draft("Tides", "heroImage", Map.of("url", "javascript:alert(1)", "alt", "x"))),
                arguments("canonicalUrl", draft("Tides", "canonicalUrl", "//no.scheme/")));
    }

    @ParameterizedTest
    @MethodSource("brokenRules")
    void brokenRuleIs422AndNamesTheField(String field, Map<String, ?> draft) {
        newsroom.post(ARTICLES, draft)
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[?(@.field == '" + field + "')]")
                .isNotEmpty();
        newsroom.edit(published, 2, draft).expectStatus().isEqualTo(422);
        assertThatNothingChanged();
    }

    @Test
    void controlCharacterIsToldWithItsPlace() {
        newsroom.post(ARTICLES, draft("Tides", "body", Map.of("format", "html", "source", "one\nIt\u0092s")))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("must not contain control characters (U+0092, line 2, character 3)");
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments("title", draft("Tides", "title", 7)),
                arguments("title", draft("Tides", "title", List.of("Tides"))),
                arguments("commentsOpen", draft("Tides", "commentsOpen", "yes")),
                arguments("tags", draft("Tides", "tags", "tides")),
                arguments("tags", draft("Tides", "tags", Map.of())),
                arguments("body", draft("Tides", "body", "Ebb")),
                arguments("publishedAt", draft("Tides", "publishedAt", "2026-11-23T12:00:00Z")),
                arguments("id", draft("Tides", "id", "1")),
                arguments("a".repeat(79) + "…", draft("Tides", "a".repeat(79) + "\uD83C\uDF0A", "1")),
                arguments("body.html", draft("Tides", "body", Map.of("format", "html", "source", "Ebb", "html", "x"))));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void wrongTypeOrUnknownMemberIs400AndNamesTheField(String field, Map<String, ?> draft) {
        newsroom.post(ARTICLES, draft)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains(field));
        newsroom.edit(published, 2, draft).expectStatus().isBadRequest();
        assertThatNothingChanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"draft\"", "{\"title\":\"a\",\"title\":\"b\"}", "{} {}"})
    void whatIsNoDraftIs400(String body) {
        newsroom.post(ARTICLES, body).expectStatus().isBadRequest();
    }

    @Test
    void wrongEncodingIs400() {
        newsroom.post(ARTICLES, "{\"title\": \"Z\u00FCrich\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void largeBodyIs413() {
        newsroom.post(ARTICLES, draft("Tides", "body", Map.of("format", "html", "source", "x".repeat(1_100_000))))
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void otherContentTypeIs415() {
        client.post()
                .uri(ARTICLES)
                .header("Authorization", EDITOR)
                .contentType(MediaType.TEXT_PLAIN)
                .body("title=Tides")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /newsroom/articles",
        "GET, /newsroom/articles",
        "GET, /newsroom/articles/{id}",
        "PUT, /newsroom/articles/{id}",
        "POST, /newsroom/articles/{id}/publication",
        "DELETE, /newsroom/articles/{id}/publication",
        "POST, /newsroom/articles/{id}/corrections",
        "DELETE, /newsroom/articles/{id}/schedule",
        "GET, /newsroom/articles/{id}/activity",
        "GET, /newsroom/renderings/images/0123/640.jpg",
        "GET, /newsroom/articles/{id}/revisions",
        "POST, /newsroom/articles/{id}/revisions/1/restore",
        "DELETE, /newsroom/articles/{id}"
    })
    void staffCallNeedsATokenWithTheScope(String method, String uri) {
        assertThat(status(method, uri, null)).isEqualTo(401);
        assertThat(status(method, uri, "Bearer nonsense")).isEqualTo(401);
        assertThat(status(method, uri, expiredBearer("articles:write", "articles:publish")))
                .isEqualTo(401);
        assertThat(status(method, uri, bearer("comments:moderate"))).isEqualTo(403);
        if (!method.equals("GET")) {
            var other = uri.endsWith("publication") || uri.endsWith("corrections") || method.equals("DELETE")
                    ? "articles:write"
                    : "articles:publish";
            assertThat(status(method, uri, bearer(other))).isEqualTo(403);
        }
        assertThatNothingChanged();
    }

    private int status(String method, String uri, String authorization) {
        var call = client.method(HttpMethod.valueOf(method))
                .uri(uri, published)
                .header("If-Match", "\"2\"")
                .contentType(MediaType.APPLICATION_JSON);
        if (authorization != null) {
            call.header("Authorization", authorization);
        }
        // A body that would be refused with another status, were the caller let in.
        return call.body("{").exchange().returnResult().getStatus().value();
    }

    @Test
    void unknownIdIs404() {
        newsroom.get(ARTICLES + "/" + UNKNOWN).expectStatus().isNotFound();
        newsroom.get(ARTICLES + "/not-an-id").expectStatus().isNotFound();
        newsroom.edit(UNKNOWN, 1, draft("Tides")).expectStatus().isNotFound();
        newsroom.publish(UNKNOWN).expectStatus().isNotFound();
        newsroom.withdraw(UNKNOWN, "Wrong").expectStatus().isNotFound();
        newsroom.erase(UNKNOWN).expectStatus().isNotFound();
    }

    @Test
    void editOfAnotherVersionIs412AndWithoutOneIs428() {
        newsroom.edit(published, 1, draft("Other")).expectStatus().isEqualTo(412);
        newsroom.edit(published, 3, draft("Other")).expectStatus().isEqualTo(412);
        for (var none : List.of("W/\"2\"", "\"two\"", "\"1\", W/\"2\"")) {
            put(none).expectStatus().isEqualTo(412);
        }
        for (var unreadable : List.of("2", "", "\"2", "*, \"2\"")) {
            put(unreadable)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.detail")
                    .isEqualTo(
                            "If-Match: must be * for any version, or ETags with their quotes, with commas between them.");
        }
        client.put()
                .uri(ARTICLES + "/" + published)
                .header("Authorization", EDITOR)
                .contentType(MediaType.APPLICATION_JSON)
                .body(draft("Other"))
                .exchange()
                .expectStatus()
                .isEqualTo(428);
        assertThatNothingChanged();
    }

    @Test
    void editOfOneOfSeveralVersionsIsTaken() {
        put("\"1\", \"2\"").expectStatus().isOk();
    }

    private RestTestClient.ResponseSpec put(String ifMatch) {
        return client.put()
                .uri(ARTICLES + "/" + published)
                .header("Authorization", EDITOR)
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .body(draft("Other"))
                .exchange();
    }

    @Test
    void otherCommandsHeedIfMatchWhereItIsSent() {
        client.delete()
                .uri(ARTICLES + "/" + published)
                .header("Authorization", EDITOR)
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        assertThatNothingChanged();
    }

    @Test
    void wrongStateIs409OrGone() {
        var draft = newsroom.start(draft("Only a draft"));
        newsroom.withdraw(draft, "Wrong").expectStatus().isEqualTo(409);
        newsroom.erase(draft).expectStatus().isNoContent();

        newsroom.erase(draft).expectStatus().isNoContent();
        newsroom.edit(draft, 2, draft("Other")).expectStatus().isEqualTo(410);
        newsroom.publish(draft).expectStatus().isEqualTo(410);
        newsroom.withdraw(draft, "Wrong").expectStatus().isEqualTo(410);
    }

    @Test
    void publicationTakesNoDistantInstantAndNoNonsense() {
        var uri = ARTICLES + "/" + published + "/publication";
        newsroom.post(uri, Map.of("at", "2099-01-01T00:00:00Z"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("at")
                .jsonPath("$.errors[0].message")
                .isEqualTo("must be within a year");
        newsroom.post(uri, Map.of("at", "tomorrow")).expectStatus().isEqualTo(422);
        for (var nonsense : List.of(
                "",
                "2027-01-01T00:00:00",
                "2027-01-01",
                "2026-02-30T10:00:00Z",
                "2027-06-30T23:59:60Z",
                "2020-01-01T00:00:00Z",
                "2026-10-25T02:30:00+02:00",
                "+1000000000-12-31T00:00:00Z",
                "9999-12-31T23:59:59Z")) {
            newsroom.post(uri, Map.of("at", nonsense)).expectStatus().isEqualTo(422);
        }
        newsroom.post(uri, Map.of("at", 5)).expectStatus().isBadRequest();
        newsroom.post(uri, Map.of("at", Instant.now().minusSeconds(2).toString()))
                .expectStatus()
                .isOk();
        newsroom.post(uri, Map.of("when", "now")).expectStatus().isBadRequest();
        newsroom.post(uri, Map.of()).expectStatus().isOk();
        newsroom.withdraw(published, "r".repeat(301))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("reason");
        assertThatNothingChanged();
    }

    @Test
    void publicationOfWhatNobodyWouldSeeIs422() {
        var id =
                newsroom.start(draft("Empty", "body", Map.of("format", "html", "source", "<script>alert(1)</script>")));

        newsroom.publish(id)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("body.source");
        newsroom.get(ARTICLES + "/" + id).expectBody().jsonPath("$.state").isEqualTo("draft");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/articles?limit=0",
                "/articles?limit=101",
                "/articles?limit=many",
                "/articles?after=nonsense",
                "/newsroom/articles?state=open",
                "/newsroom/articles?after=%00"
            })
    void unreadableParameterIs400(String uri) {
        newsroom.get(uri).expectStatus().isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-article", "a b", "a.b", "UPPER", "x\u0301"})
    void unknownSlugIs404(String slug) {
        newsroom.read(slug).expectStatus().isNotFound();
    }

    @Test
    void badIdempotencyKeyIs400() {
        client.post()
                .uri(ARTICLES)
                .header("Authorization", EDITOR)
                .header("Idempotency-Key", "k".repeat(256))
                .contentType(MediaType.APPLICATION_JSON)
                .body(draft("Tides"))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private void assertThatNothingChanged() {
        newsroom.get(ARTICLES + "/" + published)
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2)
                .jsonPath("$.title")
                .isEqualTo("Untouched");
    }
}
