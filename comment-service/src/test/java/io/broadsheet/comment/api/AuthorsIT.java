package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.article;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.Visitors.Posted;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Judgement;
import io.broadsheet.comment.domain.Place;
import io.broadsheet.comment.domain.Posting;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@CommentServiceTest
class AuthorsIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private Comments comments;

    @Autowired
    private EditTokens tokens;

    @Autowired
    private Clock clock;

    @Autowired
    private MongoDatabase database;

    private Visitors visitors;
    private UUID article;

    @BeforeEach
    void anArticle() {
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        articles.put(article, 1, article("tides", "Tides", true));
    }

    private Posted approved(String author, String text) {
        var own = visitors.posted(article, author, text);
        visitors.decide(own.id(), "approve").expectStatus().isOk();
        return own;
    }

    @Test
    void changesTheText() {
        approved("Ana", "What vouches for me");
        var own = approved("Ana", "Teh tides");

        visitors.edit(own, "The tides")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.text")
                .isEqualTo("The tides")
                .jsonPath("$.editedAt")
                .isNotEmpty()
                .jsonPath("$.state")
                .isEqualTo("visible");
    }

    @Test
    void aTokenInTheBodyIsAsGood() {
        var own = approved("Ana", "Teh tides");

        visitors.send(
                        HttpMethod.PATCH,
                        "/comments/" + own.id(),
                        Map.of("text", "The tides", "editToken", own.editToken()))
                .expectStatus()
                .isOk();
        visitors.send(HttpMethod.DELETE, "/comments/" + own.id(), Map.of("editToken", own.editToken()))
                .expectStatus()
                .isNoContent();
    }

    /** Its answer was lost, the author tried again and went on; then it comes once more. */
    @Test
    void anEditThatComesLateOverwritesNoLaterOne() {
        var own = approved("Ana", "Teh tides");
        String first = wordsTag(own);
        edit(own, "The tides", first).expectStatus().isOk();
        edit(own, "The tides", first).expectStatus().isOk();
        edit(own, "The tides of May", wordsTag(own)).expectStatus().isOk();

        edit(own, "The tides", first).expectStatus().isEqualTo(412);
        visitors.get("/comments/" + own.id(), "X-Edit-Token", own.editToken())
                .expectBody()
                .jsonPath("$.text")
                .isEqualTo("The tides of May");
    }

    @Test
    void whatBecomesOfACommentStopsNoEdit() {
        var own = visitors.posted(article, "Bea", "Teh tides");
        String read = wordsTag(own);
        visitors.decide(own.id(), "approve").expectStatus().isOk();

        edit(own, "The tides", read).expectStatus().isOk();
    }

    @Test
    void anEditOfOneOfSeveralTextsIsTaken() {
        var own = visitors.posted(article, "Bea", "Teh tides");

        edit(own, "Tides", "\"0-1\", W/" + wordsTag(own)).expectStatus().isEqualTo(412);
        edit(own, "Tides", wordsTag(own).replace("\"", "")).expectStatus().isBadRequest();
        edit(own, "The tides", "\"0-1\", " + wordsTag(own)).expectStatus().isOk();
    }

    private String wordsTag(Posted own) {
        return visitors.get("/comments/" + own.id(), "X-Edit-Token", own.editToken())
                .returnResult(String.class)
                .getResponseHeaders()
                .getETag();
    }

    private RestTestClient.ResponseSpec edit(Posted own, String text, String madeFrom) {
        return visitors.send(
                HttpMethod.PATCH,
                "/comments/" + own.id(),
                Map.of("text", text),
                "X-Edit-Token",
                own.editToken(),
                "If-Match",
                madeFrom);
    }

    @Test
    void anEditThatThePolicyHoldsLeavesThePage() {
        var own = approved("Ana", "Harmless");

        visitors.edit(own, "https://a.example https://b.example")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("held");
        visitors.get("/comments/" + own.id()).expectStatus().isNotFound();
        visitors.get("/comments/" + own.id(), "X-Edit-Token", own.editToken())
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("held");
    }

    @Test
    void removalLeavesNothingOfNameAndWordsInTheDocument() {
        var own = approved("Unmistakable", "Unforgettable words");
        visitors.remove(own).expectStatus().isNoContent();
        visitors.remove(own).expectStatus().isNoContent();

        var kept = database.getCollection("comments")
                .find(Filters.eq("_id", own.id()))
                .first()
                .toJson();
        assertThat(kept).doesNotContainIgnoringCase("unmistakable").doesNotContain("Unforgettable", "why");
        visitors.edit(own, "Back again").expectStatus().isEqualTo(409);
    }

    @Test
    void afterTheWindowOnlyModeratorsChangeIt() {
        var id = UUID.randomUUID();
        var longAgo = clock.instant().minus(Duration.ofMinutes(16));
        comments.add(
                id,
                Comment.post(
                        new Posting(Place.onArticle(article, id), longAgo, false, null, false, null),
                        Contribution.of("Ana", "Old"),
                        Judgement.NOTHING_FOUND));
        var own = new Posted(id, 1, "visible", tokens.issue(id), "");

        visitors.edit(own, "New").expectStatus().isEqualTo(409);
        visitors.remove(own).expectStatus().isEqualTo(409);
        visitors.decide(id, "reject").expectStatus().isOk();
    }

    @Test
    void onlyTheTokenOfTheCommentOpensIt() {
        var own = approved("Ana", "Mine");
        var other = approved("Bo", "Yours");
        String uri = "/comments/" + own.id();

        visitors.send(HttpMethod.PATCH, uri, Map.of("text", "No token"))
                .expectStatus()
                .isUnauthorized();
        visitors.send(HttpMethod.DELETE, uri, null).expectStatus().isUnauthorized();
        for (String token :
                List.of(other.editToken(), "nonsense", own.editToken().toUpperCase())) {
            visitors.send(HttpMethod.PATCH, uri, Map.of("text", "Wrong"), "X-Edit-Token", token)
                    .expectStatus()
                    .isForbidden();
            visitors.send(HttpMethod.DELETE, uri, null, "X-Edit-Token", token)
                    .expectStatus()
                    .isForbidden();
        }
        visitors.send(HttpMethod.DELETE, "/comments/" + UUID.randomUUID(), null, "X-Edit-Token", own.editToken())
                .expectStatus()
                .isNotFound();
        visitors.get(uri).expectBody().jsonPath("$.text").isEqualTo("Mine");
    }
}
