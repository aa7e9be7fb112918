package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.Visitors.Posted;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.HoldPolicies;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What the author of a rejected comment is told, and can do. */
@CommentServiceTest
class StatementIT {

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

    @BeforeEach
    void anArticle() {
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        articles.put(article, 1, article("tides", "Tides", true));
        database.getCollection("moderators").deleteMany(new Document());
    }

    private Posted held() {
        return visitors.posted(article, "New " + UUID.randomUUID(), "This is nonsense");
    }

    private RestTestClient.ResponseSpec decide(String moderator, Posted own, long version, Map<String, ?> decision) {
        var all = new HashMap<String, Object>(decision);
        all.put("version", version);
        return visitors.moderateAs(moderator, HttpMethod.POST, "/comments/" + own.id() + "/decision", all);
    }

    private RestTestClient.ResponseSpec statement(Posted own) {
        return visitors.get("/comments/" + own.id() + "/statement", "X-Edit-Token", own.editToken());
    }

    private RestTestClient.ResponseSpec appeal(Posted own, String text) {
        return visitors.send(
                HttpMethod.POST,
                "/comments/" + own.id() + "/appeal",
                Map.of("text", text),
                "X-Edit-Token",
                own.editToken());
    }

    @Test
    void theAuthorReadsWhyAPersonRejectedIt() {
        var own = held();
        statement(own)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("held")
                .jsonPath("$.rules[0].rule")
                .isEqualTo("first-comment");
        decide(
                        "mod-1",
                        own,
                        1,
                        Map.of(
                                "verdict",
                                "reject",
                                "reason",
                                "Not him again",
                                "rule",
                                "insult",
                                "statement",
                                "Please be kind."))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.decisions[0].rule")
                .isEqualTo("insult");

        String told = new String(
                statement(own)
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .valueEquals("Cache-Control", "no-store")
                        .expectBody()
                        .jsonPath("$.decidedBy")
                        .isEqualTo("person")
                        .jsonPath("$.rules[0].explanation")
                        .isEqualTo("It insults or threatens somebody.")
                        .jsonPath("$.statement")
                        .isEqualTo("Please be kind.")
                        .jsonPath("$.appealPossible")
                        .isEqualTo(true)
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);
        assertThat(told).doesNotContain("mod-1", "Not him again");
        visitors.get("/comments/" + own.id() + "/statement")
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "EditToken");
        visitors.get("/comments/" + own.id() + "/statement", "X-Edit-Token", held().editToken())
                .expectStatus()
                .isForbidden();
        decide("mod-1", own, 2, Map.of("verdict", "reject", "rule", "bad-hair"))
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void whatIsAddedToARejectionIsKeptAndToldItsAuthor() {
        var own = held();
        decide("mod-1", own, 1, Map.of("verdict", "reject")).expectStatus().isOk();

        decide("mod-1", own, 2, Map.of("verdict", "reject", "rule", "insult", "statement", "Please be kind."))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(3)
                .jsonPath("$.decisions.length()")
                .isEqualTo(2);

        statement(own).expectBody().jsonPath("$.statement").isEqualTo("Please be kind.");
        decide("mod-1", own, 2, Map.of("verdict", "reject", "rule", "insult"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(3);
        decide("mod-1", own, 2, Map.of("verdict", "reject", "rule", "hate"))
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void anAppealComesToAnotherModeratorWhereThereIsOne() {
        var own = held();
        decide("mod-1", own, 1, Map.of("verdict", "reject", "rule", "off-topic"));
        appeal(own, " ").expectStatus().isEqualTo(422);

        appeal(own, "It is about the tides!")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.appeal.outcome")
                .isEqualTo("open")
                .jsonPath("$.appealPossible")
                .isEqualTo(false);

        appeal(own, "Really!").expectStatus().isEqualTo(409);
        var wanted = Map.of("state", "appealed", "article", article);
        assertThat(claimed("mod-1", wanted))
                .as("nobody else is there")
                .containsExactly(own.id().toString());
        visitors.moderateAs("mod-1", HttpMethod.DELETE, "/claims", null);
        assertThat(claimed("mod-2", wanted)).containsExactly(own.id().toString());
        visitors.moderateAs("mod-2", HttpMethod.DELETE, "/claims", null);
        assertThat(claimed("mod-1", wanted)).isEmpty();
        assertThat(claimed("mod-1", Map.of("ids", List.of(own.id()))))
                .as("nor by name")
                .isEmpty();
        decide("mod-1", own, 3, Map.of("verdict", "approve")).expectStatus().isEqualTo(409);

        decide("mod-2", own, 3, Map.of("verdict", "approve"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("visible")
                .jsonPath("$.appeal.open")
                .isEqualTo(false);
        statement(own).expectStatus().isNotFound();
        appealed().jsonPath("$.items").isEmpty();

        visitors.moderateAs("mod-2", HttpMethod.POST, "/undo", Map.of("id", own.id(), "version", 4))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("rejected")
                .jsonPath("$.appeal.open")
                .isEqualTo(true);
        appealed().jsonPath("$.items.length()").isEqualTo(1);

        decide("mod-2", own, 5, Map.of("verdict", "reject")).expectStatus().isOk();
        statement(own).expectBody().jsonPath("$.appeal.outcome").isEqualTo("dismissed");
        appealed().jsonPath("$.items").isEmpty();
        var kept = database.getCollection("comments")
                .find(Filters.eq("_id", own.id()))
                .first();
        assertThat(kept).doesNotContainKeys("appealedAt", "appealAgainst");
    }

    @Test
    void whatIsTypedIsKeptWithoutWhatOnlyTakesRoom() {
        var storm = "x" + "\u0301".repeat(900);
        var own = held();
        visitors.moderateAs("mod-1", HttpMethod.POST, "/comments/" + own.id() + "/notes", Map.of("text", storm))
                .expectBody()
                .jsonPath("$.notes[0].text")
                .isEqualTo("x" + "\u0301".repeat(8));
        decide("mod-1", own, 2, Map.of("verdict", "reject", "reason", storm, "statement", storm + "\n\n\n\ny"))
                .expectBody()
                .jsonPath("$.decisions[0].reason")
                .isEqualTo("x" + "\u0301".repeat(8))
                .jsonPath("$.decisions[0].statement")
                .isEqualTo("x" + "\u0301".repeat(8) + "\n\ny");

        appeal(own, storm)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.appeal.text")
                .isEqualTo("x" + "\u0301".repeat(8));
        appeal(held(), "\u0301\u200B").expectStatus().isEqualTo(422);
    }

    /** Complaints are possible for six months (article 20), and what was decided is told beyond. */
    @Test
    void whatIsLeftOfADecisionIsToldWhenTheWordsAreGone() {
        var own = held();
        decide("mod-1", own, 1, Map.of("verdict", "reject", "rule", "insult", "statement", "Please be kind."));
        var spam = held();
        decide("mod-1", spam, 1, Map.of("verdict", "spam"));
        for (var rejected : List.of(own, spam)) {
            aged(rejected, 184);
        }
        var waiting = held();
        aged(waiting, 91);
        await().untilAsserted(() -> statement(waiting)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("removed")
                .jsonPath("$.decidedBy")
                .isEqualTo("rule")
                .jsonPath("$.rules[*].rule")
                .value((List<String> rules) -> assertThat(rules).contains("first-comment", "undecided")));
        statement(own).expectBody().jsonPath("$.state").isEqualTo("rejected");
        statement(spam).expectBody().jsonPath("$.appealPossible").isEqualTo(true);

        aged(own, 186);

        await().untilAsserted(() -> statement(own)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("removed")
                .jsonPath("$.decidedBy")
                .isEqualTo("person")
                .jsonPath("$.rules[0].rule")
                .isEqualTo("insult")
                .jsonPath("$.statement")
                .isEqualTo("Please be kind.")
                .jsonPath("$.appealPossible")
                .isEqualTo(false));
        appeal(own, "It is about the tides!")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The words of this comment are gone, so that nobody can look at them again.");
    }

    private void aged(Posted own, int days) {
        database.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", own.id()),
                        Updates.set("since", Date.from(Instant.now().minus(Duration.ofDays(days)))));
    }

    @Test
    void whatAModeratorRemovedIsToldSo() {
        var visible = held();
        decide("mod-1", visible, 1, Map.of("verdict", "approve"));
        visitors.moderateAs("mod-1", HttpMethod.DELETE, "/comments/" + visible.id(), null);
        statement(visible)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("removed")
                .jsonPath("$.decidedBy")
                .isEqualTo("person")
                .jsonPath("$.rules[*].explanation")
                .isEqualTo(List.of("A moderator removed it."));
        visitors.get("/comments/" + visible.id() + "/statement").expectStatus().isUnauthorized();

        var rejected = held();
        decide("mod-1", rejected, 1, Map.of("verdict", "reject", "rule", "hate", "statement", "Quoted words."));
        visitors.moderateAs("mod-1", HttpMethod.DELETE, "/comments/" + rejected.id(), null);
        statement(rejected)
                .expectBody()
                .jsonPath("$.rules[*].rule")
                .isEqualTo(List.of("hate", "removed"))
                .jsonPath("$.statement")
                .doesNotExist();

        var withdrawn = held();
        visitors.remove(withdrawn).expectStatus().isNoContent();
        statement(withdrawn).expectStatus().isNotFound();
    }

    @Test
    void aGrantedAppealStaysGrantedWhateverIsDecidedAnew() {
        var own = held();
        decide("mod-1", own, 1, Map.of("verdict", "reject"));
        appeal(own, "It is about the tides!").expectStatus().isCreated();
        decide("mod-2", own, 3, Map.of("verdict", "approve")).expectStatus().isOk();

        decide("mod-2", own, 4, Map.of("verdict", "reject", "rule", "off-topic"))
                .expectStatus()
                .isOk();

        statement(own)
                .expectBody()
                .jsonPath("$.appeal.outcome")
                .isEqualTo("granted")
                .jsonPath("$.appealPossible")
                .isEqualTo(false);
    }

    private RestTestClient.BodyContentSpec appealed() {
        return visitors.moderate(HttpMethod.GET, "/comments?state=appealed&article=" + article, null)
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private List<String> claimed(String moderator, Map<String, ?> wanted) {
        var body = visitors.moderateAs(moderator, HttpMethod.POST, "/claims", wanted)
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody();
        return ((List<?>) body.get("items"))
                .stream().map(item -> (String) ((Map<?, ?>) item).get("id")).toList();
    }

    @Test
    void anAppealThatNobodyElseTakesIsForWhoeverDoes() {
        var own = held();
        decide("mod-1", own, 1, Map.of("verdict", "reject"));
        appeal(own, "It is about the tides!");
        var wanted = Map.of("state", "appealed", "article", article);
        claimed("mod-2", wanted);
        visitors.moderateAs("mod-2", HttpMethod.DELETE, "/claims", null);
        assertThat(claimed("mod-1", wanted)).isEmpty();

        var longAgo = Date.from(Instant.now().minus(Duration.ofDays(8)));
        database.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", own.id()),
                        Updates.combine(Updates.set("appealedAt", longAgo), Updates.set("review.appeal.at", longAgo)));

        assertThat(claimed("mod-1", wanted)).containsExactly(own.id().toString());
        decide("mod-1", own, 3, Map.of("verdict", "approve")).expectStatus().isOk();
    }

    @Test
    void aRuleTellsItsNameAndCanBeAppealedAgainst() {
        visitors.moderate(
                HttpMethod.PUT, "/policy", Map.of("mode", "none", "bannedWords", List.of(Map.of("word", "nonsense"))));
        try {
            var own = held();
            assertThat(own.state()).isEqualTo("rejected");
            statement(own)
                    .expectBody()
                    .jsonPath("$.decidedBy")
                    .isEqualTo("rule")
                    .jsonPath("$.rules[0].rule")
                    .isEqualTo("banned-words")
                    .jsonPath("$.statement")
                    .doesNotExist();
            appeal(own, "It is the name of a band").expectStatus().isCreated();
            decide("mod-1", own, 2, Map.of("verdict", "approve")).expectStatus().isOk();
            visitors.get("/comments/" + own.id()).expectStatus().isOk();
        } finally {
            database.getCollection("policy").deleteMany(new Document());
            database.getCollection("policy_versions").deleteMany(new Document());
            await("as of another instance").until(() -> policies.lately().version() == 0);
        }
    }

    @Test
    void nothingIsAppealedThatIsNotRejected() {
        var own = held();
        appeal(own, "Hurry up").expectStatus().isEqualTo(409);
        visitors.decide(own.id(), 1, "approve");
        statement(own).expectStatus().isNotFound();
        appeal(own, "Hide it").expectStatus().isEqualTo(409);
    }
}
