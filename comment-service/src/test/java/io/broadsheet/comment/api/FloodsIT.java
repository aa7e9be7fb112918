package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.article;
import static io.broadsheet.comment.Visitors.words;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.Visitors.Posted;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.RecentComments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Too much, too tall, and the same again. */
@CommentServiceTest
class FloodsIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private RecentComments recent;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private Clock clock;

    @Autowired
    private HoldPolicies policies;

    private Visitors visitors;
    private UUID article;
    private String known;

    @BeforeEach
    void aKnownReader() {
        visitors = new Visitors(client);
        article = anArticle();
        known = "Known " + UUID.randomUUID();
        visitors.visible(article, known, "First of " + known, null);
    }

    private UUID anArticle() {
        var id = UUID.randomUUID();
        articles.put(id, 1, article("pier", "The old pier", true));
        return id;
    }

    private Posted from(String network, UUID where, String text, String... more) {
        String[] headers = new String[more.length + 4];
        System.arraycopy(more, 0, headers, 0, more.length);
        headers[more.length] = "Forwarded";
        headers[more.length + 1] = "for=" + network;
        headers[more.length + 2] = "X-Author-Token";
        headers[more.length + 3] = visitors.authorTokens().get(known);
        return Visitors.posted(visitors.post(where, words(known, text), headers));
    }

    @Test
    void theSameWordsAgainOnAnArticleWaitForAModerator() {
        String text = "Buy at shop dot example " + UUID.randomUUID();
        assertThat(from("192.0.2.11", article, text).state()).isEqualTo("visible");

        var again = from("192.0.2.12", article, text.toUpperCase() + " !!");

        assertThat(again.state()).isEqualTo("held");
        visitors.moderate(HttpMethod.GET, "/comments/" + again.id(), null)
                .expectBody()
                .jsonPath("$.heldFor[0].rule")
                .isEqualTo("repeated");
    }

    @Test
    void theSameWordsAgainFromANetworkWaitToo() {
        String text = "Buy at shop dot example " + UUID.randomUUID();
        assertThat(from("192.0.2.13", article, text).state()).isEqualTo("visible");
        assertThat(from("192.0.2.13", anArticle(), text).state()).isEqualTo("held");
        assertThat(from("192.0.2.14", anArticle(), text).state()).isEqualTo("visible");
    }

    @Test
    void whatManySayIsNoRepetitionOfEachOther() {
        assertThat(from("192.0.2.31", article, "Genau!").state()).isEqualTo("visible");
        assertThat(from("192.0.2.32", article, "genau").state()).isEqualTo("visible");
        assertThat(from("192.0.2.31", anArticle(), "Genau.").state()).isEqualTo("visible");

        assertThat(from("192.0.2.31", article, "GENAU!!").state()).isEqualTo("held");
        assertThat(from("192.0.2.33", article, "b.ly/x7").state()).isEqualTo("visible");
        assertThat(from("192.0.2.34", article, "b.ly/x7").state()).isEqualTo("held");
    }

    /** Whoever answered in the wrong place takes it away and says it in the right one. */
    @Test
    void whatItsAuthorTookAwayIsNoRepetition() {
        String text = "Meant as a reply, said as a comment " + UUID.randomUUID();
        visitors.remove(from("192.0.2.35", article, text)).expectStatus().isNoContent();

        assertThat(from("192.0.2.35", article, text).state()).isEqualTo("visible");
    }

    /** Nor is what it was changed from; the call that posted it tells who repeats it that those words are no more. */
    @Test
    void whatItsAuthorChangedIsNoRepetition() {
        String text = "Said in haste " + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        var own = from("192.0.2.36", article, text, "Idempotency-Key", key);
        visitors.edit(own, "Said at leisure " + UUID.randomUUID())
                .expectStatus()
                .isOk();

        visitors.post(article, words(known, text), "Forwarded", "for=192.0.2.36", "Idempotency-Key", key)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(own.id().toString())
                .jsonPath("$.reworded")
                .isEqualTo(true);
        var anew = from(
                "192.0.2.36",
                article,
                text,
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(anew.state()).isEqualTo("visible");
        assertThat(anew.id()).isNotEqualTo(own.id());
        assertThat(from("192.0.2.36", article, text).state()).isEqualTo("held");
    }

    /** What it was changed to is one. */
    @Test
    void whatItsAuthorChangedToIsOnce() {
        String text = "Said at leisure " + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        visitors.edit(from("192.0.2.37", article, "Said in haste " + UUID.randomUUID(), "Idempotency-Key", key), text)
                .expectStatus()
                .isOk();

        assertThat(from("192.0.2.37", article, text).state()).isEqualTo("held");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s \uD83D\uDD25", "%s 47110", "\u2714 %s \u2714\u2714", "%s \u0412uy"})
    void oneSignMoreIsTheSameAgain(String varied) {
        String text = "Buy now or never " + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "wxyzkq";
        from("192.0.2.23", article, text + (varied.endsWith("uy") ? " buy" : ""));

        assertThat(from("192.0.2.24", article, varied.formatted(text)).state()).isEqualTo("held");
    }

    /** Known ones quote each other. */
    @Test
    void manyStrangersWhoSayTheSameAnywhereAreOne() {
        visitors.moderate(HttpMethod.PUT, "/policy", Map.of("mode", "none"))
                .expectStatus()
                .isOk();
        try {
            String text = "Buy at shop dot example " + UUID.randomUUID();
            for (int i = 0; i < RecentComments.MOST; i++) {
                assertThat(stranger(i, text).state()).isEqualTo("visible");
            }
            assertThat(stranger(RecentComments.MOST, text).state()).isEqualTo("held");
            assertThat(from("192.0.2.25", anArticle(), text).state()).isEqualTo("visible");
            assertThat(stranger(RecentComments.MOST, "Other words " + text).state())
                    .isEqualTo("visible");
        } finally {
            database.getCollection("policy").deleteMany(new Document());
            database.getCollection("policy_versions").deleteMany(new Document());
            org.awaitility.Awaitility.await().until(() -> policies.lately().version() == 0);
        }
    }

    /** Six signs are a sentence. */
    @Test
    void shortAdvertisingOfManyStrangersIsOneToo() {
        visitors.moderate(HttpMethod.PUT, "/policy", Map.of("mode", "none"))
                .expectStatus()
                .isOk();
        try {
            String text = "\u52A0\u5FAE\u4FE1\u9886"
                    + Character.toString(0x4E00 + ThreadLocalRandom.current().nextInt(0x5000)) + "\u530588888";
            for (int i = 0; i < RecentComments.MOST; i++) {
                assertThat(stranger(i, text).state()).isEqualTo("visible");
            }
            assertThat(stranger(RecentComments.MOST, text).state()).isEqualTo("held");
        } finally {
            database.getCollection("policy").deleteMany(new Document());
            database.getCollection("policy_versions").deleteMany(new Document());
            org.awaitility.Awaitility.await().until(() -> policies.lately().version() == 0);
        }
    }

    private Posted stranger(int number, String text) {
        return Visitors.posted(visitors.post(
                anArticle(), words("Stranger " + UUID.randomUUID(), text), "Forwarded", "for=198.51.100." + number));
    }

    @Test
    void anEditIntoTheSameWordsWaitsToo() {
        String text = "Buy at shop dot example " + UUID.randomUUID();
        from("192.0.2.15", article, text);
        var own = from("192.0.2.15", article, "Something of its own " + UUID.randomUUID());

        visitors.edit(own, text).expectBody().jsonPath("$.state").isEqualTo("held");
    }

    @Test
    void theSameCallTwiceIsNoRepetition() {
        String text = "Once " + UUID.randomUUID();
        String key = UUID.randomUUID().toString();

        var first = from("192.0.2.16", article, text, "Idempotency-Key", key);
        var again = from("192.0.2.16", article, text, "Idempotency-Key", key);

        assertThat(first.state()).isEqualTo("visible");
        assertThat(again).isEqualTo(first);
    }

    @Test
    void aKeyOfYesterdayBeginsANewComment() {
        String text = "Every day " + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        var first = from("192.0.2.17", article, text, "Idempotency-Key", key);
        database.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", first.id()),
                        Updates.set("postedAt", Date.from(clock.instant().minus(Duration.ofHours(25)))));

        assertThat(from("192.0.2.17", article, text, "Idempotency-Key", key).id())
                .isNotEqualTo(first.id());
    }

    @Test
    void oneNetworkSaysOnlySoMuchOnOneArticleInAMinute() {
        for (int i = 0; i < 10; i++) {
            from("192.0.2.18", article, "Number " + i + " of " + known);
        }
        visitors.post(article, words(known, "One too many"), "Forwarded", "for=192.0.2.18")
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "60")
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("wait a minute"));
        from("192.0.2.18", anArticle(), "Elsewhere, says " + known);
        from("192.0.2.19", article, "Somebody else, says " + known);
    }

    @Test
    void fingerprintsTellNeitherWordsNorAddressesAndAreForgotten() {
        var own = from("192.0.2.20", article, "Unforgettable " + UUID.randomUUID());
        var row = database.getCollection("recent_comments")
                .find(Filters.eq("commentId", own.id()))
                .first();
        assertThat(row.toJson()).doesNotContain("192.0.2", "nforgettable", known);

        assertThat(recent.forgetBefore(clock.instant().plusSeconds(1), 1)).isEqualTo(1);
        while (recent.forgetBefore(clock.instant().plusSeconds(1), 1_000) == 1_000) {
            assertThat(recent).isNotNull();
        }
        assertThat(database.getCollection("recent_comments").countDocuments(Filters.eq("commentId", own.id())))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"40-spaced-newlines", "40-plain-newlines", "40-invisible-lines", "40-separators", "40-letters"})
    void aCommentOfNothingButLinesIsLow(String file) throws IOException {
        String sent;
        try (var stream = FloodsIT.class.getResourceAsStream("/cases/" + file + ".json")) {
            sent = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        visitors.post(article, sent)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.text")
                .value(String.class, text -> {
                    assertThat(text.lines()).hasSizeLessThan(6);
                    assertThat(text).doesNotContain("\n\n\n");
                });
    }

    /** Row 43 (c), (d), (g): as many comments as were meant, whether or not they wait. */
    @Test
    void sameWordsMeantTwiceAreTwoComments() {
        String text = "I agree completely. " + UUID.randomUUID();
        var first = from(
                "192.0.2.21",
                article,
                text,
                "Idempotency-Key",
                UUID.randomUUID().toString());
        var second = from(
                "192.0.2.21",
                article,
                text,
                "Idempotency-Key",
                UUID.randomUUID().toString());
        var other =
                Visitors.posted(visitors.post(article, words("Other " + known, text), "Forwarded", "for=192.0.2.21"));

        assertThat(List.of(first.id(), second.id(), other.id())).doesNotHaveDuplicates();
    }

    /** Row 43 (f). */
    @Test
    void aRejectedCommentSentAgainIsNotSaidToBeShown() {
        String text = "Hm " + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        var own = from("192.0.2.22", article, text, "Idempotency-Key", key);
        visitors.decide(own.id(), "reject").expectStatus().isOk();

        assertThat(from("192.0.2.22", article, text, "Idempotency-Key", key).state())
                .isEqualTo("rejected");
    }

    @Test
    void whatReadersHaveNotSeenForLongIsForgottenByItself() {
        var held = visitors.posted(article, "New " + UUID.randomUUID(), "Unforgettable one");
        var spam = visitors.posted(article, "New " + UUID.randomUUID(), "Unforgettable two");
        visitors.decide(spam.id(), "spam").expectStatus().isOk();
        var young = visitors.posted(article, "New " + UUID.randomUUID(), "Unforgettable three");
        for (var aged : Map.of(held, 91, spam, 186).entrySet()) {
            database.getCollection("comments")
                    .updateOne(
                            Filters.eq("_id", aged.getKey().id()),
                            Updates.set("since", Date.from(clock.instant().minus(Duration.ofDays(aged.getValue())))));
        }

        for (var aged : List.of(held, spam)) {
            org.awaitility.Awaitility.await()
                    .untilAsserted(() -> assertThat(database.getCollection("comments")
                                    .find(Filters.eq("_id", aged.id()))
                                    .first()
                                    .toJson())
                            .contains("\"removed\"")
                            .doesNotContain("Unforgettable", "New "));
        }
        visitors.moderate(HttpMethod.GET, "/comments/" + young.id(), null)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("held");
    }
}
