package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.article;
import static io.broadsheet.comment.Visitors.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.chassis.outbox.TakingBack;
import io.broadsheet.chassis.testing.TestEvents;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.Visitors.Posted;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Words that nobody read are never public. */
@CommentServiceTest
class DecisionsIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private TakingBack takingBack;

    private Visitors visitors;
    private UUID article;

    @BeforeEach
    void anArticle() {
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        articles.put(article, 1, article("pier", "The old pier", true));
    }

    @Test
    void theSameDecisionAfterALostAnswerIsDoneThoughSomebodyRepliedMeanwhile() {
        var own = held();
        visitors.decide(own.id(), own.version(), "approve").expectStatus().isOk();
        visitors.posted(article, "New " + UUID.randomUUID(), "Quite.", own.id());

        visitors.decide(own.id(), own.version(), "approve")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.decisions.length()")
                .isEqualTo(1);
    }

    private Posted held() {
        return visitors.posted(article, "New " + UUID.randomUUID(), "What a nice picture of the old pier.");
    }

    @Test
    void approvingWhatWasEditedSinceIsRefusedWithTheNewerWords() {
        var own = held();
        visitors.edit(own, "Cheap pills at https://pills.example and https://more.example");

        visitors.decide(own.id(), own.version(), "approve")
                .expectStatus()
                .isEqualTo(409)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:broadsheet:problem:conflict")
                .jsonPath("$.comment.text")
                .isEqualTo("Cheap pills at https://pills.example and https://more.example")
                .jsonPath("$.comment.version")
                .isEqualTo(2)
                .jsonPath("$.comment.state")
                .isEqualTo("held")
                .jsonPath("$.comment.decisions")
                .isEmpty();
        visitors.get("/comments/" + own.id()).expectStatus().isNotFound();

        visitors.decide(own.id(), 2, "approve")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.decisions[0].version")
                .isEqualTo(2);
    }

    @Test
    void aDecisionWithoutVersionIsRefused() {
        var own = held();

        visitors.moderate(HttpMethod.POST, "/comments/" + own.id() + "/decision", Map.of("verdict", "approve"))
                .expectStatus()
                .isEqualTo(428);
        visitors.get("/comments/" + own.id()).expectStatus().isNotFound();
    }

    @Test
    void inBulkEachVersionCountsForItself() {
        var edited = held();
        var read = held();
        var unnamed = held();
        visitors.edit(edited, "Something else");
        var items = List.of(
                Map.of("id", edited.id(), "version", 1),
                Map.of("id", read.id(), "version", 1),
                Map.of("id", unnamed.id()));

        visitors.moderate(HttpMethod.POST, "/comments/decisions", Map.of("items", items, "verdict", "approve"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.results[0].problem.status")
                .isEqualTo(409)
                .jsonPath("$.results[0].comment.text")
                .isEqualTo("Something else")
                .jsonPath("$.results[1].comment.state")
                .isEqualTo("visible")
                .jsonPath("$.results[1].problem")
                .doesNotExist()
                .jsonPath("$.results[2].problem.status")
                .isEqualTo(428);
        visitors.get("/comments/" + edited.id()).expectStatus().isNotFound();
    }

    /** Kafka is away, and one of them was changed too often since. */
    @Test
    void inBulkOneThatCannotBeDecidedOnNowStopsNoOther() {
        var full = held();
        var read = held();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> TestEvents.told(Topics.COMMENTS, article).size() == 2
                        && waiting(full.id()).isEmpty());
        database.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", full.id()), Updates.set("outbox", Collections.nCopies(32, aRow(full.id()))));
        var items = List.of(Map.of("id", full.id(), "version", 1), Map.of("id", read.id(), "version", 1));

        visitors.moderate(HttpMethod.POST, "/comments/decisions", Map.of("items", items, "verdict", "approve"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.results[0].problem.status")
                .isEqualTo(503)
                .jsonPath("$.results[1].comment.state")
                .isEqualTo("visible");

        database.getCollection("comments").updateOne(Filters.eq("_id", full.id()), Updates.set("outbox", List.of()));
        visitors.decide(full.id(), 1, "approve").expectStatus().isOk();
    }

    private List<?> waiting(UUID id) {
        return Objects.requireNonNull(database.getCollection("comments")
                        .find(Filters.eq("_id", id))
                        .first())
                .getList("outbox", Object.class, List.of());
    }

    private static Document aRow(UUID id) {
        return new Document("id", id + ":1:0")
                .append("type", "comment.posted")
                .append("subject", id)
                .append("key", id)
                .append("version", 1L)
                .append("n", 0)
                .append("time", new Date());
    }

    @Test
    void anApprovedFirstCommentIsJudgedAnewWhenItIsEdited() {
        var own = held();
        visitors.decide(own.id(), 1, "approve").expectStatus().isOk();

        visitors.edit(own, "Now that nobody looks")
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("held");

        visitors.get("/comments/" + own.id()).expectStatus().isNotFound();
        visitors.moderate(HttpMethod.GET, "/comments/" + own.id(), null)
                .expectBody()
                .jsonPath("$.text")
                .isEqualTo("Now that nobody looks")
                .jsonPath("$.heldFor[0].rule")
                .isEqualTo("first-comment");
    }

    @Test
    void ofTwoOppositeDecisionsAtOnceOneIsTaken() throws Exception {
        for (int round = 0; round < 20; round++) {
            var own = held();
            var statuses = atOnce(
                    () -> status(visitors.decide(own.id(), 1, "approve")),
                    () -> status(visitors.decide(own.id(), 1, "reject")));

            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
            visitors.moderate(HttpMethod.GET, "/comments/" + own.id(), null)
                    .expectBody()
                    .jsonPath("$.decisions.length()")
                    .isEqualTo(1)
                    .jsonPath("$.state")
                    .isEqualTo(statuses.getFirst() == 200 ? "visible" : "rejected");
        }
    }

    @Test
    void editAndApprovalAtOnceNeverShowWhatNobodyRead() throws Exception {
        for (int round = 0; round < 20; round++) {
            var own = held();
            atOnce(
                    () -> status(visitors.decide(own.id(), 1, "approve")),
                    () -> status(visitors.edit(own, "Cheap pills")));

            visitors.get("/comments/" + own.id()).expectStatus().isNotFound();
        }
    }

    @SafeVarargs
    private static List<Integer> atOnce(Callable<Integer>... calls) throws Exception {
        var together = new CyclicBarrier(calls.length);
        try (var threads = Executors.newFixedThreadPool(calls.length)) {
            List<Future<Integer>> running = IntStream.range(0, calls.length)
                    .mapToObj(i -> threads.submit(() -> {
                        together.await();
                        return calls[i].call();
                    }))
                    .toList();
            return List.of(running.get(0).get(), running.get(1).get());
        }
    }

    private static int status(RestTestClient.ResponseSpec answer) {
        return answer.returnResult().getStatus().value();
    }

    @Test
    void aDecisionWhoseAnswerWasLostCanBeSentAgain() {
        var own = held();

        visitors.decide(own.id(), 1, "approve").expectStatus().isOk();
        visitors.decide(own.id(), 1, "approve")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.decisions.length()")
                .isEqualTo(1);
    }

    @Test
    void spamIsListedApart() {
        var spam = held();
        var rejected = held();
        visitors.decide(spam.id(), 1, "spam").expectStatus().isOk();
        visitors.decide(rejected.id(), 1, "reject").expectStatus().isOk();

        assertThat(listed("spam"))
                .contains(spam.id().toString())
                .doesNotContain(rejected.id().toString());
        assertThat(listed("rejected"))
                .contains(rejected.id().toString())
                .doesNotContain(spam.id().toString());
    }

    private String listed(String state) {
        var pages = new StringBuilder();
        String next = "";
        while (next != null) {
            var page = visitors.moderate(
                            HttpMethod.GET,
                            "/comments?limit=100&state=" + state + (next.isEmpty() ? "" : "&after=" + next),
                            null)
                    .expectStatus()
                    .isOk()
                    .expectBody(new org.springframework.core.ParameterizedTypeReference<Map<String, Object>>() {})
                    .returnResult()
                    .getResponseBody();
            pages.append(page.get("items"));
            next = (String) page.get("next");
        }
        return pages.toString();
    }

    @Test
    void anItemOfTheQueueNamesItsArticle() {
        var own = held();

        visitors.moderate(HttpMethod.GET, "/comments/" + own.id(), null)
                .expectBody()
                .jsonPath("$.articleTitle")
                .isEqualTo("The old pier")
                .jsonPath("$.articleUrl")
                .isEqualTo("http://localhost/articles/pier");
    }

    /** A restored backup has its words; its topic knows better. */
    @Test
    void whatHadBeenRemovedIsRemovedAgain() {
        var own = visitors.visible(article, "Ada " + UUID.randomUUID(), "Unforgettable words", null);

        takingBack.again(own, EventType.COMMENT_REJECTED);
        visitors.get("/articles/" + article + "/comments")
                .expectBody()
                .jsonPath("$.items[0].text")
                .isEqualTo("Unforgettable words");
        takingBack.again(own, EventType.COMMENT_REMOVED);

        assertThat(database.getCollection("comments")
                        .find(Filters.eq("_id", own))
                        .first()
                        .toJson())
                .contains("\"removed\"")
                .doesNotContain("Unforgettable");
    }

    @Test
    void staffRemoveOneCommentForGood() {
        var parent = visitors.posted(article, "Unmistakable " + UUID.randomUUID(), "Unforgettable words");
        visitors.decide(parent.id(), 1, "approve").expectStatus().isOk();
        visitors.visible(article, "Bo", "An answer", parent.id());

        visitors.send(HttpMethod.DELETE, "/moderation/comments/" + parent.id(), null)
                .expectStatus()
                .isUnauthorized();
        for (int again = 0; again < 2; again++) {
            visitors.moderate(HttpMethod.DELETE, "/comments/" + parent.id(), null)
                    .expectStatus()
                    .isNoContent();
        }
        visitors.moderate(HttpMethod.DELETE, "/comments/" + UUID.randomUUID(), null)
                .expectStatus()
                .isNotFound();

        visitors.get("/articles/" + article + "/comments")
                .expectBody()
                .jsonPath("$.items[0].state")
                .isEqualTo("removed")
                .jsonPath("$.items[0].author")
                .isEmpty()
                .jsonPath("$.items[0].replies[0].text")
                .isEqualTo("An answer");
        var kept = database.getCollection("comments")
                .find(Filters.eq("_id", parent.id()))
                .first();
        assertThat(kept.toJson()).doesNotContain("Unmistakable", "Unforgettable", "unmlstakable", "why", "authorId");
        assertThat(kept.getString("erasedBy")).isEqualTo("mod-7");
        assertThat(database.getCollection("recent_comments").countDocuments(Filters.eq("commentId", parent.id())))
                .isZero();
        visitors.decide(parent.id(), 3, "approve").expectStatus().isEqualTo(409);
    }

    @Test
    void closedCommentsAreNotEditedButMayBeTakenBack() {
        var own = held();
        articles.put(article, 2, article("pier", "The old pier", false));

        visitors.edit(own, "One more thing").expectStatus().isEqualTo(409);
        visitors.post(article, words("Ana", "Late")).expectStatus().isEqualTo(409);
        visitors.remove(own).expectStatus().isNoContent();
    }
}
