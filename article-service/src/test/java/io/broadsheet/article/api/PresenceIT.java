package io.broadsheet.article.api;

import static com.mongodb.client.model.Filters.eq;
import static io.broadsheet.article.Newsroom.ARTICLES;
import static io.broadsheet.article.Newsroom.draft;
import static io.broadsheet.chassis.testing.TestStaff.bearerNamed;
import static io.broadsheet.chassis.testing.TestStaff.bearerOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.article.application.Presences;
import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Presence;
import io.broadsheet.article.domain.Presence.Beat;
import io.broadsheet.article.domain.Presence.State;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@ArticleServiceTest
class PresenceIT {

    private static final String ANA = bearerNamed("ana", "Ana Sorel", "articles:write");
    private static final String BO = bearerNamed("bo", "Bo Berg", "articles:publish");

    @Autowired
    private RestTestClient client;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private Presences presences;

    private Newsroom newsroom;
    private UUID id;

    @BeforeEach
    void anArticle() {
        newsroom = new Newsroom(client);
        id = newsroom.start(draft("Open in two places"));
    }

    @Test
    void tellsWhoIsThereAndWhatTheyWant() {
        beat(ANA, "{\"state\": \"writing\"}").expectStatus().isOk();
        beat(BO, "{}")
                .expectBody()
                .jsonPath("$.people[0].name")
                .isEqualTo("Ana Sorel")
                .jsonPath("$.people[0].state")
                .isEqualTo("writing")
                .jsonPath("$.people[1].state")
                .isEqualTo("reading")
                .jsonPath("$.latest.version")
                .isEqualTo(1)
                .jsonPath("$.latest.by.subject")
                .isEqualTo("editor");
        beat(BO, "{\"asks\": true}");
        // What is not told stays.
        beat(BO, null);
        beat(ANA, "{}").expectBody().jsonPath("$.people[1].asked").isNotEmpty();

        beat(ANA, "{\"declines\": true}")
                .expectBody()
                .jsonPath("$.people[0].declined")
                .isNotEmpty()
                .jsonPath("$.people[0].state")
                .isEqualTo("writing");
        beat(ANA, "{\"state\": \"handed-over\"}");
        beat(BO, "{\"asks\": false, \"state\": \"writing\"}")
                .expectBody()
                .jsonPath("$.people[?(@.subject == 'ana')].state")
                .isEqualTo("handed-over")
                .jsonPath("$.people[?(@.subject == 'bo')].asked")
                .isEqualTo(null);

        send(HttpMethod.DELETE, ANA, id, null).expectStatus().isNoContent();
        here().jsonPath("$.people.length()").isEqualTo(1);
    }

    @Test
    void forgetsWhoGaveNoSignOfLife() {
        beat(ANA, "{\"state\": \"writing\"}");
        var people = database.getCollection("article_presence");
        var mine = eq("_id", id + "/ana");
        people.updateOne(
                mine, new Document("$set", new Document("seen", Instant.now().minus(Presence.LASTS))));

        here().jsonPath("$.people.length()").isEqualTo(0);
        beat(ANA, "{}").expectBody().jsonPath("$.people[0].state").isEqualTo("reading");

        people.updateOne(
                mine, new Document("$set", new Document("seen", Instant.now().minus(Presence.LASTS))));
        send(HttpMethod.PUT, BO, newsroom.start(draft("Elsewhere")), "{}");
        assertThat(people.countDocuments(mine)).isZero();
    }

    @Test
    void forgetsTheLastOneToo() {
        beat(ANA, "{}");
        var other = newsroom.start(draft("Still open"));
        send(HttpMethod.PUT, ANA, other, "{}");
        var people = database.getCollection("article_presence");
        people.updateOne(
                eq("_id", id + "/ana"),
                new Document("$set", new Document("seen", Instant.now().minus(Presence.LASTS))));

        presences.forgetGone();

        assertThat(people.countDocuments(eq("article", id))).isZero();
        assertThat(people.countDocuments(eq("article", other))).isOne();
    }

    @Test
    void undoesNothingByASignOfLifeUnderWay() {
        var ana = new Actor("ana", "Ana Sorel");
        for (int i = 0; i < 50; i++) {
            presences.beat(id, ana, new Beat(State.WRITING, false, false));
            try (var windows = Executors.newVirtualThreadPerTaskExecutor()) {
                windows.submit(() -> presences.beat(id, ana, new Beat(null, null, false)));
                windows.submit(() -> presences.beat(id, ana, new Beat(State.HANDED_OVER, null, true)));
                windows.submit(() -> presences.beat(id, ana, new Beat(null, true, false)));
            }

            var after = presences.at(id).people().getFirst();
            assertThat(after.state()).isEqualTo(State.HANDED_OVER);
            assertThat(after.asked()).isNotNull();
            assertThat(after.declined()).isAfterOrEqualTo(after.since());
            presences.leave(id, "ana");
        }
    }

    @Test
    void isBoundedAndAsksForAnArticle() {
        for (int i = 0; i < Presences.MOST; i++) {
            beat(bearerOf("script-" + i, "articles:write"), "{}").expectStatus().isOk();
        }
        beat(ANA, "{}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.people.length()")
                .isEqualTo(Presences.MOST);
        beat(bearerOf("script-3", "articles:write"), "{\"state\": \"writing\"}")
                .expectStatus()
                .isOk();

        beat(ANA, "{\"state\": \"sleeping\"}").expectStatus().isEqualTo(422);
        send(HttpMethod.PUT, ANA, UUID.randomUUID(), "{}").expectStatus().isNotFound();
        send(HttpMethod.GET, bearerOf("mo", "comments:moderate"), id, null)
                .expectStatus()
                .isForbidden();
    }

    private ResponseSpec beat(String who, String told) {
        return send(HttpMethod.PUT, who, id, told);
    }

    private RestTestClient.BodyContentSpec here() {
        return send(HttpMethod.GET, BO, id, null).expectStatus().isOk().expectBody();
    }

    private ResponseSpec send(HttpMethod method, String who, UUID article, String body) {
        var request = client.method(method)
                .uri(ARTICLES + "/" + article + "/presence")
                .header("Authorization", who);
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }
}
