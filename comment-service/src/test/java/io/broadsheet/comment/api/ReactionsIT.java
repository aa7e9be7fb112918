package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.ReaderKeys;
import io.broadsheet.comment.domain.VotingOver;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Votes and reports of readers, over HTTP. */
@CommentServiceTest
class ReactionsIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private ReaderKeys keys;

    private Visitors visitors;
    private UUID article;
    private String list;

    @BeforeEach
    void anArticle() {
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        list = "/articles/" + article + "/comments";
        articles.put(article, 1, article("tides", "Tides", true));
    }

    @Test
    void aReaderVotesOnceAndTheLastVoteCounts() {
        var id = visitors.visible(article, "Ana", "Quite.", null);

        vote(id, 1, "192.0.2.1").expectBody().json("""
                {"value":1,"up":1,"down":0}""");
        vote(id, 1, "192.0.2.1").expectBody().jsonPath("$.up").isEqualTo(1);
        vote(id, -1, "192.0.2.2").expectBody().json("""
                {"value":-1,"up":1,"down":1}""");
        vote(id, -1, "192.0.2.1").expectBody().json("""
                {"value":-1,"up":0,"down":2}""");
        visitors.get(list).expectBody().jsonPath("$.items[0].votes.down").isEqualTo(2);
        vote(id, 0, "192.0.2.1").expectBody().json("""
                {"value":0,"up":0,"down":1}""");
        vote(id, 0, "192.0.2.9").expectStatus().isOk();
        visitors.get("/comments/" + id)
                .expectBody()
                .jsonPath("$.votes.up")
                .isEqualTo(0)
                .jsonPath("$.votes.down")
                .isEqualTo(1);
    }

    @Test
    void commandsOnTheCommentLeaveItsVotesAlone() {
        var own = visitors.posted(article, "Ana", "Quite.");
        visitors.decide(own.id(), "approve").expectStatus().isOk();
        vote(own.id(), 1, "192.0.2.1").expectStatus().isOk();

        visitors.edit(own, "Quite so.").expectStatus().isOk();
        visitors.decide(own.id(), "approve").expectStatus().isOk();
        visitors.visible(article, "Bo", "Really?", own.id());
        visitors.get(list).expectBody().jsonPath("$.items[0].votes.up").isEqualTo(1);

        visitors.remove(own).expectStatus().isNoContent();
        visitors.get(list).expectBody().jsonPath("$.items[0].votes").doesNotExist();
        vote(own.id(), 1, "192.0.2.2").expectStatus().isNotFound();
    }

    @Test
    void whatIsNoVoteIsRefused() {
        var id = visitors.visible(article, "Ana", "Quite.", null);

        for (Object value : List.of(2, -2, 1_000_000)) {
            put(id, Map.of("value", value), "192.0.2.1")
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("value");
        }
        put(id, Map.of(), "192.0.2.1").expectStatus().isEqualTo(422);
        put(id, Map.of("value", "1"), "192.0.2.1").expectStatus().isBadRequest();
        put(id, Map.of("value", 1, "reader", "me"), "192.0.2.1").expectStatus().isBadRequest();
        vote(UUID.randomUUID(), 1, "192.0.2.1").expectStatus().isNotFound();
        var held = visitors.posted(article, "New " + UUID.randomUUID(), "Waits");
        vote(held.id(), 1, "192.0.2.1").expectStatus().isNotFound();
    }

    @Test
    void votingEndsAMonthAfterPosting() {
        var id = visitors.visible(article, "Ana", "Quite.", null);
        database.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", id),
                        Updates.set("postedAt", Date.from(Instant.now().minus(31, ChronoUnit.DAYS))));

        vote(id, 1, "192.0.2.1").expectStatus().isEqualTo(409);
        report(id, "spam", "192.0.2.1").expectStatus().isAccepted();
    }

    @Test
    void aMonthThatIsForgottenHasNoSecondKey() {
        var month = YearMonth.of(2020, 1);
        assertThat(keys.of(month, Instant.EPOCH).salt()).isNotEmpty();

        keys.forgetBefore(Instant.EPOCH.plusSeconds(1));

        assertThatExceptionOfType(VotingOver.class).isThrownBy(() -> keys.of(month, Instant.now()));
    }

    @Test
    void noAddressIsKept() {
        var id = visitors.visible(article, "Ana", "Quite.", null);
        vote(id, 1, "192.0.2.77").expectStatus().isOk();
        report(id, "other", "192.0.2.77").expectStatus().isAccepted();

        for (String collection : List.of("votes", "reports", "comments", "reader_keys")) {
            database.getCollection(collection)
                    .find()
                    .forEach(kept -> assertThat(kept.toJson()).as(collection).doesNotContain("192.0.2.77"));
        }
    }

    @Test
    void theTopIsWhatReadersVotedForAndPagesFollowWithoutGapOrRepetition() {
        var random = new Random(4711);
        var ups = new HashMap<String, Integer>();
        var posted = new ArrayList<UUID>();
        for (int i = 0; i < 12; i++) {
            posted.add(
                    i == 0
                            ? visitors.visible(article, "Ana", "0", null)
                            : visitors.posted(article, "Ana", "" + i).id());
        }
        Collections.shuffle(posted, random);
        for (int i = 0; i < 7; i++) {
            for (int reader = 0; reader <= i % 5; reader++) {
                vote(posted.get(i), 1, "192.0.2." + reader);
            }
            ups.put(posted.get(i).toString(), i % 5 + 1);
        }
        vote(posted.get(11), -1, "192.0.2.1");

        List<String> seen = ids("top");

        assertThat(seen).hasSize(12).doesNotHaveDuplicates();
        assertThat(seen.stream().map(id -> ups.getOrDefault(id, 0)).toList())
                .isSortedAccordingTo(Collections.reverseOrder());
        var unrated = ids("newest").stream().filter(id -> !ups.containsKey(id)).toList();
        assertThat(seen.subList(7, 12)).containsExactlyElementsOf(unrated);
    }

    private List<String> ids(String sort) {
        var seen = new ArrayList<String>();
        String next = "";
        while (next != null) {
            var page = visitors.get(list + "?limit=2&sort=" + sort + (next.isEmpty() ? "" : "&after=" + next))
                    .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                    .returnResult()
                    .getResponseBody();
            ((List<?>) page.get("items")).forEach(item -> seen.add((String) ((Map<?, ?>) item).get("id")));
            next = (String) page.get("next");
        }
        return seen;
    }

    @Test
    void threeReadersWhoReportItHaveItHeldUntilAModeratorHasLooked() {
        var id = visitors.visible(article, "Ana", "Buy now", null);

        report(id, "spam", "192.0.2.1").expectStatus().isAccepted();
        report(id, "spam", "192.0.2.1").expectStatus().isAccepted();
        report(id, "abuse", "192.0.2.2").expectStatus().isAccepted();
        visitors.get("/comments/" + id).expectStatus().isOk();
        report(id, "spam", "192.0.2.3").expectStatus().isAccepted();
        visitors.get("/comments/" + id).expectStatus().isNotFound();
        report(id, "spam", "192.0.2.3").expectStatus().isAccepted();
        report(id, "spam", "192.0.2.4").expectStatus().isNotFound();
        visitors.moderate(HttpMethod.GET, "/comments/" + id, null)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("held")
                .jsonPath("$.heldFor[0].rule")
                .isEqualTo("reported");
        visitors.moderate(HttpMethod.GET, "/comments/" + id + "/reports", null)
                .expectBody()
                .json("""
                        {"readers":3,"reasons":[{"reason":"spam","count":2},{"reason":"abuse","count":1}]}""");

        visitors.decide(id, "approve").expectStatus().isOk();
        report(id, "spam", "192.0.2.4").expectStatus().isAccepted();
        report(id, "spam", "192.0.2.5").expectStatus().isAccepted();
        visitors.get("/comments/" + id).expectStatus().isOk();
        report(id, "spam", "192.0.2.6").expectStatus().isAccepted();
        visitors.get("/comments/" + id).expectStatus().isNotFound();
    }

    /** They have seen other words; that the first ones were all right says nothing of those. */
    @Test
    void whoeverReportedTheFirstWordsCanReportTheNext() {
        String known = "Known " + UUID.randomUUID();
        visitors.visible(article, known, "Quite.", null);
        var own = visitors.posted(article, known, "Buy now " + known);
        reportedByThree(own.id(), "spam");
        visitors.get("/comments/" + own.id()).expectStatus().isNotFound();
        visitors.decide(own.id(), "approve").expectStatus().isOk();
        reportedByThree(own.id(), "spam");
        visitors.get("/comments/" + own.id()).expectStatus().isOk();

        visitors.edit(own, "Go away, all of you")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("visible");
        reportedByThree(own.id(), "abuse");

        visitors.get("/comments/" + own.id()).expectStatus().isNotFound();
        visitors.moderate(HttpMethod.GET, "/comments/" + own.id() + "/reports", null)
                .expectBody()
                .json("""
                        {"readers":3,"reasons":[{"reason":"abuse","count":3}]}""");
    }

    private void reportedByThree(UUID id, String reason) {
        for (int reader = 1; reader <= 3; reader++) {
            report(id, reason, "192.0.2." + reader).expectStatus().isAccepted();
        }
    }

    @Test
    void whatIsNoReportIsRefused() {
        var id = visitors.visible(article, "Ana", "Quite.", null);

        report(id, "because", "192.0.2.1")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("reason");
        report(id, null, "192.0.2.1").expectStatus().isEqualTo(422);
        report(UUID.randomUUID(), "spam", "192.0.2.1").expectStatus().isNotFound();
        visitors.get("/moderation/comments/" + id + "/reports").expectStatus().isUnauthorized();
    }

    private RestTestClient.ResponseSpec vote(UUID id, int value, String network) {
        return put(id, Map.of("value", value), network);
    }

    private RestTestClient.ResponseSpec put(UUID id, Map<String, Object> body, String network) {
        return visitors.send(HttpMethod.PUT, "/comments/" + id + "/vote", body, "Forwarded", "for=" + network);
    }

    private RestTestClient.ResponseSpec report(UUID id, @Nullable String reason, String network) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("reason", reason);
        return visitors.send(HttpMethod.POST, "/comments/" + id + "/reports", body, "Forwarded", "for=" + network);
    }
}
