package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.article;
import static io.broadsheet.comment.Visitors.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.Visitors.Posted;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.HoldPolicies;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What the policy allows in a minute, and what whoever is over it is told. */
@CommentServiceTest
class RatesIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private HoldPolicies policies;

    private Visitors visitors;
    private UUID article;
    private String name;

    @BeforeEach
    void anArticle() {
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        name = "Often " + UUID.randomUUID();
        articles.put(article, 1, article("tides", "Tides", "World", "en-GB"));
    }

    @AfterEach
    void thePolicyOfASiteThatNeverChose() {
        database.getCollection("policy").deleteMany(new Document());
        database.getCollection("policy_versions").deleteMany(new Document());
        await("as of another instance").until(() -> policies.lately().version() == 0);
    }

    private void limit(String which, int most) {
        visitors.moderate(HttpMethod.PUT, "/policy", Map.of("mode", "none", "limits", Map.of(which, most)))
                .expectStatus()
                .isOk();
    }

    private RestTestClient.ResponseSpec from(String network, String author, String text) {
        return visitors.post(
                article,
                words(author, text),
                "Forwarded",
                "for=" + network,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static void tooMany(RestTestClient.ResponseSpec answer, String why) {
        answer.expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "60")
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo(why + " Please wait a minute.");
    }

    /** With the key that the site always sends. */
    @Test
    void whoeverCorrectsACommentHasSaidOne() {
        limit("perName", 3);
        Posted first = Visitors.posted(from("192.0.2.101", name, "Said with a comma"));
        visitors.edit(first, "Said, with a comma").expectStatus().isOk();
        visitors.edit(first, "Said, with, a comma").expectStatus().isOk();
        from("192.0.2.102", name, "Second words").expectStatus().isCreated();
        from("192.0.2.103", name, "Third words").expectStatus().isCreated();

        tooMany(from("192.0.2.104", name, "Fourth words"), "Many comments came under this name just now.");
    }

    @Test
    void aClassThatCorrectsItsCommentsIsNoFlood() {
        for (int i = 0; i < 6; i++) {
            Posted one = Visitors.posted(from("192.0.2.105", "Pupil " + i + name, "Words of " + i + name));
            visitors.send(
                            HttpMethod.PATCH,
                            "/comments/" + one.id(),
                            Map.of("text", "Better ones of " + i + name),
                            "X-Edit-Token",
                            one.editToken(),
                            "Forwarded",
                            "for=192.0.2.105")
                    .expectStatus()
                    .isOk();
        }
        assertThat(database.getCollection("recent_comments").countDocuments(new Document("articleId", article)))
                .isEqualTo(6);
    }

    @Test
    void othersOnTheArticleAreNotTheReadersNetwork() {
        limit("perArticle", 1);
        from("192.0.2.111", name, "First words").expectStatus().isCreated();

        tooMany(
                from("192.0.2.112", "Other " + name, "Other words"),
                "Many comments are coming in on this article just now.");
    }

    @Test
    void aNetworkMayHaveSaidItElsewhere() {
        limit("perNetwork", 1);
        from("192.0.2.121", name, "First words").expectStatus().isCreated();
        article = UUID.randomUUID();
        articles.put(article, 1, article("ebb", "Ebb", "World", "en-GB"));

        tooMany(from("192.0.2.121", "Other " + name, "Other words"), "Many comments came from your network just now.");
    }

    @Test
    void whatAStrangerSaysUnderAKnownNameIsNotItsBearers() {
        visitors.visible(article, name, "First words", null);
        database.getCollection("recent_comments").deleteMany(new Document("articleId", article));
        limit("perName", 1);
        from("192.0.2.131", name, "A stranger's").expectStatus().isCreated();

        visitors.posted(article, name, "Its bearer's");
        tooMany(
                visitors.post(
                        article,
                        words(name, "Its bearer's once more"),
                        "X-Author-Token",
                        visitors.authorTokens().get(name)),
                "Many comments came under this name just now.");
    }
}
