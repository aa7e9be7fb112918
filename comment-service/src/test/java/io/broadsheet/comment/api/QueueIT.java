package io.broadsheet.comment.api;

import static io.broadsheet.chassis.testing.TestStaff.bearerNamed;
import static io.broadsheet.comment.Visitors.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.Visitors.Posted;
import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Measures;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Several moderators at one queue. */
@CommentServiceTest
class QueueIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Measures measures;

    private Visitors visitors;
    private UUID article;

    @BeforeEach
    void anArticle() {
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        articles.put(article, 1, article("tides", "Tides", "Wo\u0301rld " + article, "en-GB"));
    }

    private Posted held(String text) {
        return visitors.posted(article, "New " + UUID.randomUUID(), text);
    }

    private List<String> queue(String parameters) {
        var ids = new ArrayList<String>();
        String next = "";
        for (int page = 0; next != null && page < 50; page++) {
            var found = body(visitors.moderate(
                    HttpMethod.GET, "/comments?limit=2" + parameters + (next.isEmpty() ? "" : "&after=" + next), null));
            ((List<?>) found.get("items")).forEach(item -> ids.add((String) ((Map<?, ?>) item).get("id")));
            next = (String) found.get("next");
        }
        return ids;
    }

    private static Map<String, Object> body(RestTestClient.ResponseSpec answer) {
        return answer.expectStatus()
                .is2xxSuccessful()
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody();
    }

    private static List<String> ids(Posted... posted) {
        return List.of(posted).stream().map(each -> each.id().toString()).toList();
    }

    @Test
    void theQueueIsOrderedAndNarrowed() {
        var plain = held("One plain comment");
        var links = held("https://a.example https://b.example");
        var other = held("Another plain comment");
        String mine = "&article=" + article;

        assertThat(queue(mine)).isEqualTo(ids(plain, links, other));
        assertThat(queue(mine + "&order=riskiest")).isEqualTo(ids(links, plain, other));
        assertThat(queue(mine + "&reason=many-links")).isEqualTo(ids(links));
        assertThat(queue("&section=W\u00D3RLD " + article)).isEqualTo(ids(plain, links, other));
        assertThat(queue(mine + "&language=en")).hasSize(3);
        assertThat(queue(mine + "&language=en-G")).isEmpty();
        assertThat(queue(mine + "&language=de")).isEmpty();
        String since = visitorsSee(links).get("postedAt").toString();
        assertThat(queue(mine + "&postedBefore=" + since)).isEqualTo(ids(plain));
        assertThat(queue(mine + "&postedAfter=" + since)).isEqualTo(ids(other));

        for (String wrong : List.of(
                "order=best",
                "reason=none",
                "language=e_n",
                "postedAfter=yesterday",
                "postedBefore=-999999999-01-01T00:00:00Z",
                "state=visible&order=riskiest")) {
            visitors.moderate(HttpMethod.GET, "/comments?" + wrong, null)
                    .expectStatus()
                    .isBadRequest();
        }
        visitors.moderate(HttpMethod.POST, "/claims", Map.of("postedBefore", "+999999999-12-31T23:59:59Z"))
                .expectStatus()
                .isBadRequest();
    }

    private Map<String, Object> visitorsSee(Posted posted) {
        return body(visitors.moderate(HttpMethod.GET, "/comments/" + posted.id(), null));
    }

    private List<String> claim(String moderator, Map<String, ?> wanted) {
        var all = new HashMap<String, Object>(wanted);
        all.putIfAbsent("article", article);
        var claimed = body(visitors.moderateAs(moderator, HttpMethod.POST, "/claims", all));
        return ((List<?>) claimed.get("items"))
                .stream().map(item -> (String) ((Map<?, ?>) item).get("id")).toList();
    }

    @Test
    void noTwoModeratorsAreGivenTheSame() {
        var first = held("First of three");
        var second = held("Second of three");
        var third = held("Third of three");

        assertThat(claim("mod-1", Map.of())).isEqualTo(ids(first));
        assertThat(claim("mod-2", Map.of())).isEqualTo(ids(second));
        assertThat(claim("mod-1", Map.of())).as("one's own again").isEqualTo(ids(first));
        assertThat(claim("mod-1", Map.of("besides", ids(first)))).isEqualTo(ids(third));
        assertThat(claim("mod-2", Map.of("ids", ids(first, second)))).isEqualTo(ids(second));
        assertThat(claim("mod-3", Map.of("limit", 20))).isEmpty();
        assertThat(visitorsSee(first)).containsEntry("claimedBy", "mod-1").containsKey("claimedUntil");

        visitors.moderateAs("mod-1", HttpMethod.DELETE, "/claims", Map.of("ids", ids(first, second)))
                .expectStatus()
                .isNoContent();
        assertThat(claim("mod-3", Map.of("limit", 20))).isEqualTo(ids(first));
        database.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", second.id()),
                        Updates.set("claim.until", Date.from(Instant.now().minusSeconds(5))));
        assertThat(claim("mod-3", Map.of("limit", 20))).as("a claim that ended").isEqualTo(ids(first, second));
        visitors.moderateAs("mod-3", HttpMethod.DELETE, "/claims", null)
                .expectStatus()
                .isNoContent();
        assertThat(visitorsSee(first).get("claimedBy")).isNull();

        visitors.decide(second.id(), 1, "approve").expectStatus().isOk();
        assertThat(claim("mod-2", Map.of("limit", 20)))
                .as("what is decided is in no queue")
                .isEqualTo(ids(first));
        visitors.moderate(HttpMethod.POST, "/claims", Map.of("limit", 21))
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void claimsAtOnceShareTheQueueOut() throws Exception {
        var posted = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            posted.add(held("Comment number " + i).id().toString());
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<List<String>>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String moderator = "mod-" + i;
                calls.add(() -> claim(moderator, Map.of("limit", 3)));
            }
            var given = new ArrayList<String>();
            for (var each : threads.invokeAll(calls)) {
                given.addAll(each.get());
            }
            assertThat(given).doesNotHaveDuplicates().hasSize(12).containsExactlyInAnyOrderElementsOf(posted);
        }
    }

    private RestTestClient.ResponseSpec undo(String moderator, Posted posted, long version) {
        return visitors.moderateAs(moderator, HttpMethod.POST, "/undo", Map.of("id", posted.id(), "version", version));
    }

    @Test
    void aDecisionIsTakenBackWithinAMinuteByWhoMadeIt() {
        var own = held("https://a.example https://b.example");
        visitors.decide(own.id(), 1, "approve").expectStatus().isOk();

        undo("mod-8", own, 2).expectStatus().isEqualTo(409);
        undo("mod-7", own, 3).expectStatus().isEqualTo(409);
        undo("mod-7", own, 2)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("held")
                .jsonPath("$.version")
                .isEqualTo(3)
                .jsonPath("$.heldFor[1].rule")
                .isEqualTo("many-links")
                .jsonPath("$.decisions[0].undone")
                .exists();
        visitors.get("/comments/" + own.id()).expectStatus().isNotFound();
        undo("mod-7", own, 2).expectStatus().isEqualTo(409);
        visitors.decide(own.id(), 1, "approve").expectStatus().isEqualTo(409);

        visitors.decide(own.id(), 3, "spam").expectStatus().isOk();
        var longAgo = Date.from(Instant.now().minusSeconds(61));
        database.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", own.id()),
                        Updates.combine(Updates.set("decisions.0.at", longAgo), Updates.set("trail.1.at", longAgo)));
        undo("mod-7", own, 4).expectStatus().isEqualTo(409);
        visitors.moderate(HttpMethod.POST, "/undo", Map.of("id", own.id()))
                .expectStatus()
                .isEqualTo(428);
    }

    @Test
    void whatWasEditedSinceIsNotBroughtBack() {
        var own = held("Good morning");
        visitors.decide(own.id(), 1, "approve").expectStatus().isOk();
        visitors.edit(own, "Cheap pills");

        undo("mod-7", own, 2)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.comment.text")
                .isEqualTo("Cheap pills");
    }

    @Test
    void theTrailTellsAllOfItAndTheContextWhatSurroundsIt() {
        String name = "Known " + UUID.randomUUID();
        var top = visitors.posted(article, name, "The first one");
        visitors.decide(top.id(), 1, "approve").expectStatus().isOk();
        var spam = visitors.posted(article, name, "The second one");
        visitors.decide(spam.id(), "spam").expectStatus().isOk();
        var reply = visitors.posted(article, "New " + UUID.randomUUID(), "A reply", top.id());

        visitors.moderate(HttpMethod.GET, "/comments/" + reply.id() + "/context", null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.answered.text")
                .isEqualTo("The first one")
                .jsonPath("$.thread")
                .doesNotExist()
                .jsonPath("$.author.held")
                .isEqualTo(1);
        visitors.moderate(HttpMethod.GET, "/comments/" + spam.id() + "/context", null)
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo(Map.of("approved", 1, "rejected", 0, "spam", 1, "held", 0, "complete", true));

        visitors.moderateAs("mod-8", HttpMethod.POST, "/comments/" + top.id() + "/notes", Map.of("text", "Knows a lot"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.notes[0].by")
                .isEqualTo("mod-8");
        visitors.moderate(HttpMethod.POST, "/comments/" + top.id() + "/notes", Map.of("text", " "))
                .expectStatus()
                .isEqualTo(422);
        visitors.moderate(HttpMethod.GET, "/comments/" + top.id() + "/trail", null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.lines[*].what")
                .isEqualTo(List.of("posted", "held", "approved", "note"))
                .jsonPath("$.lines[1].rules")
                .isEqualTo(List.of("first-comment"))
                .jsonPath("$.lines[2].by")
                .isEqualTo("mod-7")
                .jsonPath("$.lines[2].text")
                .isEqualTo("why")
                .jsonPath("$.lines[2].policyVersion")
                .exists()
                .jsonPath("$.lines[3].text")
                .isEqualTo("Knows a lot");

        visitors.moderate(HttpMethod.DELETE, "/comments/" + top.id(), null);
        var kept = stored(top.id());
        assertThat(kept.toJson()).doesNotContain("Knows a lot", "why", name);
        assertThat(kept.getList("decisions", Document.class)).hasSize(1);
    }

    @Test
    void aClaimNamesTheModeratorAsTheTokenDid() {
        var own = held("Who looks?");
        var ines = bearerNamed("mod-" + article, "Ines Roth", "comments:moderate");
        visitors.send(HttpMethod.POST, "/moderation/claims", Map.of("article", article), "Authorization", ines)
                .expectStatus()
                .isOk();
        assertThat(visitorsSee(own)).containsEntry("claimedByName", "Ines Roth");

        database.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", own.id()),
                        Updates.set("claim.until", Date.from(Instant.now().minusSeconds(5))));
        assertThat(claim("mod-2", Map.of())).isEqualTo(ids(own));
        assertThat(visitorsSee(own))
                .as("of another one, whose token tells no name")
                .containsEntry("claimedBy", "mod-2")
                .extractingByKey("claimedByName")
                .isNull();
    }

    @Test
    void theTrailNamesModeratorsAsTheirTokensDid() {
        var own = held("By whom?");
        var ines = bearerNamed("mod-" + article, "Ines Roth", "comments:moderate");
        String path = "/moderation/comments/" + own.id();
        visitors.send(HttpMethod.POST, path + "/notes", Map.of("text", "Known"), "Authorization", ines);
        visitors.send(
                        HttpMethod.POST,
                        path + "/decision",
                        Map.of("verdict", "approve", "version", 2),
                        "Authorization",
                        ines)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.decisions[0].byName")
                .isEqualTo("Ines Roth")
                .jsonPath("$.notes[0].byName")
                .isEqualTo("Ines Roth");
        visitors.decide(own.id(), "reject").expectStatus().isOk();

        visitors.moderate(HttpMethod.GET, "/comments/" + own.id() + "/trail", null)
                .expectBody()
                .jsonPath("$.lines[?(@.by == 'mod-" + article + "')].byName")
                .isEqualTo(List.of("Ines Roth", "Ines Roth"))
                .jsonPath("$.lines[?(@.by == 'mod-7')].byName")
                .isEqualTo(Collections.singletonList(null));
        assertThat(stored(own.id()).getList("decisions", Document.class).toString())
                .as("an older build finds what it knows")
                .doesNotContain("Ines");
    }

    private @Nullable Document stored(UUID id) {
        return database.getCollection("comments").find(Filters.eq("_id", id)).first();
    }

    @Test
    void withdrawingAnArticleHidesItsCommentsAndItsReturnShowsThem() {
        var own = held("Here to stay");
        visitors.decide(own.id(), 1, "approve").expectStatus().isOk();

        articles.put(article, 2, new Article.Withdrawn("Wrong figures"));
        visitors.get("/articles/" + article + "/comments").expectStatus().isEqualTo(410);
        visitors.get("/comments/" + own.id()).expectStatus().isEqualTo(410);
        assertThat(visitorsSee(own).get("state")).isEqualTo("visible");
        assertThat(visitorsSee(own).get("articleUrl")).isNull();

        articles.put(article, 3, article("tides", "Tides", true));
        visitors.get("/articles/" + article + "/comments")
                .expectBody()
                .jsonPath("$.items[0].text")
                .isEqualTo("Here to stay");
        visitors.get("/comments/" + own.id()).expectStatus().isOk();
    }

    @Test
    void measuresRefuseANameAndANetworkUntilTheyEnd() {
        String name = "Muted " + UUID.randomUUID();
        var annoying = visitors.posted(article, name, "Again me");
        String until = Instant.now().plusSeconds(600).toString();
        var measure = body(visitors.moderate(
                HttpMethod.POST,
                "/measures",
                Map.of("kind", "name", "comment", annoying.id(), "until", until, "reason", "Insults")));
        assertThat(measure).containsEntry("name", name).containsEntry("by", "mod-7");

        assertThat(visitors.posted(article, name.toUpperCase(Locale.ROOT), "Me once more")
                        .state())
                .isEqualTo("rejected");
        database.getCollection("moderation_measures")
                .updateOne(
                        Filters.eq("name", name),
                        Updates.set("until", Date.from(Instant.now().minusSeconds(5))));
        await("as of another instance")
                .until(
                        () -> visitors.posted(article, name, "Me after " + UUID.randomUUID())
                                .state(),
                        "held"::equals);

        var sent = Visitors.posted(from("203.0.113.77", "Anyone " + UUID.randomUUID(), "From somewhere"));
        var network = body(visitors.moderate(
                HttpMethod.POST,
                "/measures",
                Map.of("kind", "network", "comment", sent.id(), "until", until, "reason", "Flood")));
        assertThat(network.get("name")).isNull();
        assertThat(Visitors.posted(from("203.0.113.77", "Someone " + UUID.randomUUID(), "From there again"))
                        .state())
                .isEqualTo("rejected");
        visitors.moderate(HttpMethod.GET, "/measures", null)
                .expectBody()
                .jsonPath("$.items[?(@.id=='" + network.get("id") + "')].kind")
                .isEqualTo("network");
        visitors.moderate(HttpMethod.DELETE, "/measures/" + network.get("id"), null)
                .expectStatus()
                .isNoContent();
        visitors.moderate(HttpMethod.DELETE, "/measures/" + network.get("id"), null)
                .expectStatus()
                .isNotFound();
        assertThat(Visitors.posted(from("203.0.113.77", "Noone " + UUID.randomUUID(), "And now it is fine"))
                        .state())
                .isEqualTo("held");

        database.getCollection("recent_comments").deleteMany(Filters.eq("commentId", sent.id()));
        visitors.moderate(
                        HttpMethod.POST,
                        "/measures",
                        Map.of("kind", "network", "comment", sent.id(), "until", until, "reason", "Flood"))
                .expectStatus()
                .isEqualTo(409);
        for (var wrong : List.of(
                Map.of("kind", "name", "name", "Ana", "until", until),
                Map.of("kind", "name", "until", until, "reason", "x"),
                Map.of("kind", "network", "name", "Ana", "until", until, "reason", "x"),
                Map.of("kind", "name", "name", "Ana", "until", "2020-01-01T00:00:00Z", "reason", "x"),
                Map.of("kind", "name", "name", "Ana", "until", "2120-01-01T00:00:00Z", "reason", "x"))) {
            visitors.moderate(HttpMethod.POST, "/measures", wrong)
                    .expectStatus()
                    .isEqualTo(422);
        }
    }

    @Test
    void aMeasureThatIsSentAgainUnderItsKeyIsTakenOnce() {
        String until = Instant.now().plusSeconds(600).toString();
        var wanted = Map.of("kind", "name", "name", "Once " + UUID.randomUUID(), "until", until, "reason", "Insults");
        String key = UUID.randomUUID().toString();

        var first = body(measure(key, wanted).expectStatus().isCreated());
        var again = body(measure(key, wanted).expectStatus().isCreated());

        assertThat(again.get("id")).isEqualTo(first.get("id"));
        assertThat(database.getCollection("moderation_measures").countDocuments(Filters.eq("name", wanted.get("name"))))
                .isEqualTo(1);
        measure(key, Map.of("kind", "name", "name", "Another", "until", until, "reason", "Insults"))
                .expectStatus()
                .isEqualTo(422);
    }

    private RestTestClient.ResponseSpec measure(String key, Map<String, ?> wanted) {
        return visitors.send(
                HttpMethod.POST,
                "/moderation/measures",
                wanted,
                "Authorization",
                Visitors.MODERATOR,
                "Idempotency-Key",
                key);
    }

    @Test
    void whoEndedAMeasureIsKeptAndNotWhomItWasAbout() {
        String name = "Muted " + UUID.randomUUID();
        var until = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.MILLIS);
        var wanted = Map.of("kind", "name", "name", name, "until", until.toString(), "reason", "Shouts " + article);
        var id = (String)
                body(visitors.moderate(HttpMethod.POST, "/measures", wanted)).get("id");
        var short1 = body(visitors.moderate(HttpMethod.POST, "/measures", wanted));
        database.getCollection("moderation_measures")
                .updateOne(
                        Filters.eq("_id", UUID.fromString((String) short1.get("id"))),
                        Updates.set("until", Date.from(Instant.now().minusSeconds(60))));

        visitors.moderateAs("mod-8", HttpMethod.DELETE, "/measures/" + id, null)
                .expectStatus()
                .isNoContent();
        visitors.moderateAs("mod-9", HttpMethod.DELETE, "/measures/" + id, null)
                .expectStatus()
                .isNotFound();
        // Perhaps the retention itself was first.
        measures.forgetEnded(Instant.now(), 1_000);

        var ended = body(visitors.moderate(HttpMethod.GET, "/measures/ended?limit=100", null));
        var ours = ((List<?>) ended.get("items"))
                .stream()
                        .map(item -> (Map<?, ?>) item)
                        .filter(item -> item.get("reason").equals("Shouts " + article))
                        .toList();
        assertThat(ours).extracting(item -> (Object) item.get("endedBy")).containsExactly("mod-8", null);
        assertThat(ours.getFirst().get("until")).isEqualTo(until.toString());
        assertThat(ours.getFirst().get("by")).isEqualTo("mod-7");
        assertThat(database.getCollection("moderation_measures_ended")
                        .find()
                        .into(new ArrayList<>())
                        .toString())
                .doesNotContain(name, name.toLowerCase(Locale.ROOT));
        assertThat(database.getCollection("moderation_measures").countDocuments(Filters.eq("name", name)))
                .isZero();
    }

    private RestTestClient.ResponseSpec from(String address, String author, String text) {
        return client.post()
                .uri("/articles/" + article + "/comments")
                .header("Forwarded", "for=" + address)
                .body(Visitors.words(author, text))
                .exchange();
    }

    private double counted(String meter, String... tags) {
        return meters.counter(meter, tags).count();
    }

    @Test
    void statisticsTellOfQueueRulesModeratorsAndTimes() {
        var held = held("https://a.example https://b.example");
        double vain = counted("broadsheet.comments.holds", "rule", "many-links", "outcome", "in-vain");
        double right = counted("broadsheet.comments.holds", "rule", "many-links", "outcome", "right");
        double overturned = counted("broadsheet.comments.overturned", "verdict", "approve");
        visitors.moderateAs(
                "mod-s1-" + article,
                HttpMethod.POST,
                "/comments/" + held.id() + "/decision",
                Map.of("verdict", "reject", "version", 1));
        visitors.moderateAs(
                "mod-s2-" + article,
                HttpMethod.POST,
                "/comments/" + held.id() + "/decision",
                Map.of("verdict", "approve", "version", 2));
        held("Waiting");
        assertThat(counted("broadsheet.comments.holds", "rule", "many-links", "outcome", "in-vain"))
                .as("the first decision counts")
                .isEqualTo(vain);
        assertThat(counted("broadsheet.comments.holds", "rule", "many-links", "outcome", "right"))
                .isEqualTo(right + 1);
        assertThat(counted("broadsheet.comments.overturned", "verdict", "approve"))
                .isEqualTo(overturned + 1);

        var statistics = body(visitors.moderate(HttpMethod.GET, "/statistics?days=1", null));

        assertThat(statistics.get("moderators"))
                .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
                .contains(
                        Map.of("by", "mod-s1-" + article, "decisions", 1, "overturned", 1, "undone", 0),
                        Map.of("by", "mod-s2-" + article, "decisions", 1, "overturned", 0, "undone", 0));
        var queue = (Map<?, ?>) statistics.get("queue");
        assertThat((Integer) queue.get("length")).isPositive();
        assertThat(queue.get("oldestSince")).isNotNull();
        assertThat((Map<?, ?>) queue.get("byRule")).extracting("first-comment").isNotNull();
        assertThat((List<?>) statistics.get("phases"))
                .anySatisfy(phase ->
                        assertThat((Map<?, ?>) phase).extracting("rule").isEqualTo("many-links"));
        assertThat(((Map<?, ?>) statistics.get("timeToDecision")).get("median").toString())
                .startsWith("PT");
        visitors.moderate(HttpMethod.GET, "/statistics?days=31", null)
                .expectStatus()
                .isBadRequest();
    }
}
