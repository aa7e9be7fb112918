package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.article;
import static io.broadsheet.comment.Visitors.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.Visitors.Posted;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.HoldPolicies;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Words that were refused stand nowhere, and are no repetition of anything. */
@CommentServiceTest
class RefusedEditsIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private Clock clock;

    @Autowired
    private HoldPolicies policies;

    private final String text = "Said at leisure " + UUID.randomUUID();
    private Visitors visitors;
    private UUID article;

    @BeforeEach
    void anArticle() {
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        articles.put(article, 1, article("pier", "The old pier", true));
    }

    @AfterEach
    void thePolicyOfASiteThatNeverChose() {
        database.getCollection("policy").deleteMany(new Document());
        database.getCollection("policy_versions").deleteMany(new Document());
        await("as of another instance").until(() -> policies.lately().version() == 0);
    }

    private Posted own(String... headers) {
        return Visitors.posted(visitors.post(
                article, words("Ada " + UUID.randomUUID(), "Said in haste " + UUID.randomUUID()), headers));
    }

    private List<Document> noted(Posted own) {
        return database.getCollection("recent_comments")
                .find(Filters.eq("commentId", own.id()))
                .sort(Sorts.ascending("_id"))
                .into(new ArrayList<>());
    }

    @Test
    void whatCameTooLateCanBeSaidAnew() {
        String known = "Known " + UUID.randomUUID();
        visitors.visible(article, known, "First of " + known, null);
        var own = visitors.posted(article, known, "Said in haste " + UUID.randomUUID());
        database.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", own.id()),
                        Updates.set("postedAt", Date.from(clock.instant().minus(Duration.ofMinutes(16)))));
        visitors.edit(own, text).expectStatus().isEqualTo(409);

        assertThat(visitors.posted(article, known, text).state()).isEqualTo("visible");
    }

    @Test
    void whatIsOfOlderWordsIsNotNoted() {
        var own = own();
        var before = noted(own);

        visitors.send(
                        HttpMethod.PATCH,
                        "/comments/" + own.id(),
                        Map.of("text", text),
                        "X-Edit-Token",
                        own.editToken(),
                        "If-Match",
                        "\"1-1\"")
                .expectStatus()
                .isEqualTo(412);

        assertThat(noted(own)).isEqualTo(before).isNotEmpty();
    }

    /** Of a comment with a key, and of one without, whose first words are kept where those of an edit are. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatThePolicyRefusesLeavesWhatWasNoted(boolean keyed) {
        var own = keyed ? own("Idempotency-Key", UUID.randomUUID().toString()) : own();
        var first = noted(own);
        visitors.moderate(
                        HttpMethod.PUT,
                        "/policy",
                        Map.of(
                                "phases",
                                List.of(Map.of("phase", "length", "action", "refuse")),
                                "limits",
                                Map.of("longest", 60)))
                .expectStatus()
                .isOk();
        visitors.edit(own, text.repeat(3)).expectStatus().isEqualTo(422);
        assertThat(noted(own)).isEqualTo(first).isNotEmpty();

        visitors.edit(own, text).expectStatus().isOk();
        var second = noted(own);
        visitors.edit(own, text.repeat(3)).expectStatus().isEqualTo(422);
        assertThat(noted(own)).isEqualTo(second).isNotEqualTo(first);
    }
}
