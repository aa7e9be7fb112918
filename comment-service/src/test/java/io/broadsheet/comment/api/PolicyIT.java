package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.article;
import static io.broadsheet.comment.Visitors.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.HoldPolicy;
import io.broadsheet.comment.domain.ListedWord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The policy as moderators choose, try and restore it. */
@CommentServiceTest
class PolicyIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private MongoDatabase database;

    private Visitors visitors;
    private UUID article;

    @Autowired
    private HoldPolicies policies;

    @BeforeEach
    void anArticle() {
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        articles.put(article, 1, article("tides", "Tides", "World", "en-GB"));
    }

    @AfterEach
    void thePolicyOfASiteThatNeverChose() {
        database.getCollection("policy").deleteMany(new Document());
        database.getCollection("policy_versions").deleteMany(new Document());
        await("as of another instance").until(() -> policies.lately().version() == 0);
    }

    private RestTestClient.ResponseSpec choose(Map<String, ?> policy) {
        return visitors.moderate(HttpMethod.PUT, "/policy", policy);
    }

    private static List<Map<String, String>> listed(String... words) {
        return List.of(words).stream().map(word -> Map.of("word", word)).toList();
    }

    @Test
    void whatIsChosenIsKeptWithWhoAndWhenAndCanBeRestored() {
        choose(Map.of("mode", "none", "bannedWords", listed("pills"), "note", "spam wave"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.by")
                .isEqualTo("mod-7")
                .jsonPath("$.at")
                .exists()
                .jsonPath("$.note")
                .isEqualTo("spam wave")
                .jsonPath("$.phases[?(@.phase=='links')].action")
                .isEqualTo("off");
        visitors.moderateAs("mod-8", HttpMethod.PUT, "/policy", Map.of("linksAllowed", 7))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.mode")
                .isEqualTo("none")
                .jsonPath("$.bannedWords[0].word")
                .isEqualTo("pills")
                .jsonPath("$.note")
                .doesNotExist();
        choose(Map.of("bannedWords", List.of(), "limits", Map.of("repeatsAllowed", 5)))
                .expectStatus()
                .isOk();

        visitors.moderate(HttpMethod.GET, "/policy/versions?limit=2", null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[*].version")
                .isEqualTo(List.of(3, 2))
                .jsonPath("$.items[1].by")
                .isEqualTo("mod-8")
                .jsonPath("$.next")
                .exists();

        visitors.moderateAs(
                        "mod-8", HttpMethod.POST, "/policy/versions/1/restoration", Map.of("note", "back to the first"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(4)
                .jsonPath("$.bannedWords[0].word")
                .isEqualTo("pills")
                .jsonPath("$.linksAllowed")
                .isEqualTo(1)
                .jsonPath("$.limits.repeatsAllowed")
                .isEqualTo(2)
                .jsonPath("$.note")
                .isEqualTo("back to the first");
        visitors.moderate(HttpMethod.GET, "/policy/versions", null)
                .expectBody()
                .jsonPath("$.items[*].version")
                .isEqualTo(List.of(4, 3, 2, 1))
                .jsonPath("$.next")
                .doesNotExist();
        visitors.moderate(HttpMethod.POST, "/policy/versions/99/restoration", null)
                .expectStatus()
                .isNotFound();
        assertThat(visitors.posted(article, "Ana", "Cheap pills").state()).isEqualTo("rejected");
    }

    @Test
    void whatIsSentAgainBecauseItsAnswerWasLostIsNoVersionOfItsOwn() {
        var policy = Map.of("mode", "none", "bannedWords", listed("pills"), "note", "spam wave");
        choose(policy).expectHeader().valueEquals("ETag", "\"1\"");
        choose(policy).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"1\"");
        visitors.moderateAs("mod-8", HttpMethod.PUT, "/policy", policy)
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
        choose(policy).expectHeader().valueEquals("ETag", "\"3\"");
        choose(Map.of("mode", "none", "note", "again")).expectHeader().valueEquals("ETag", "\"4\"");

        for (int i = 0; i < 2; i++) {
            visitors.moderate(HttpMethod.POST, "/policy/versions/1/restoration", Map.of("note", "back"))
                    .expectHeader()
                    .valueEquals("ETag", "\"5\"");
        }
    }

    /** As the build of 038a268 writes it: without who, when and lists. */
    @Test
    void anOlderBuildMayChooseInBetween() {
        choose(Map.of("mode", "none", "bannedWords", listed("pills")));
        database.getCollection("policy")
                .updateOne(
                        Filters.eq("_id", "hold"),
                        new Document("$set", new Document("mode", "HOLD_ALL").append("linksAllowed", 3))
                                .append("$inc", new Document("version", 1L)));

        visitors.moderate(HttpMethod.GET, "/policy", null)
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2)
                .jsonPath("$.mode")
                .isEqualTo("hold-all")
                .jsonPath("$.bannedWords[0].word")
                .isEqualTo("pills")
                .jsonPath("$.by")
                .doesNotExist();
    }

    @Test
    void whatIsChosenCountsFromTheAnswerOnAndElsewhereSoonAfter() {
        for (int i = 0; i < 5; i++) {
            choose(Map.of("mode", "none")).expectStatus().isOk();
            assertThat(visitors.posted(article, "Ana", "Seen " + UUID.randomUUID())
                            .state())
                    .isEqualTo("visible");
            choose(Map.of("mode", "hold-all")).expectStatus().isOk();
            assertThat(visitors.posted(article, "Ana", "Held " + UUID.randomUUID())
                            .state())
                    .isEqualTo("held");
        }

        database.getCollection("policy")
                .updateOne(
                        Filters.eq("_id", "hold"),
                        new Document("$set", new Document("mode", "NONE")).append("$inc", new Document("version", 1L)));

        await("another instance's")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> visitors.posted(article, "Ana", "Then " + UUID.randomUUID())
                                .state(),
                        "visible"::equals);
    }

    @Test
    void aRefusedCommentIsKeptForItsAuthorAndNobodyElse() {
        choose(Map.of("mode", "none", "bannedWords", listed("pills")));

        var own = visitors.posted(article, "Ana", "Cheap p1lls, cheap!");

        assertThat(own.state()).isEqualTo("rejected");
        visitors.get("/comments/" + own.id()).expectStatus().isNotFound();
        visitors.moderate(HttpMethod.GET, "/comments/" + own.id(), null)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("rejected")
                .jsonPath("$.decisions[0].by")
                .isEqualTo("rule:banned-words")
                .jsonPath("$.decisions[0].policyVersion")
                .isEqualTo(1)
                .jsonPath("$.heldFor[0].rule")
                .isEqualTo("banned-words")
                .jsonPath("$.heldFor[0].matches[0]")
                .isEqualTo(Map.of("in", "text", "from", 6, "to", 11));
        visitors.edit(own, "Now without").expectStatus().isEqualTo(409);
    }

    @Test
    void suspectWordsOfTheArticlesLanguageAreHeldAndMarked() {
        choose(Map.of(
                "mode",
                "none",
                "suspectWords",
                List.of(Map.of("word", "bargain", "language", "en"), Map.of("word", "gift", "language", "de"))));

        var own = visitors.posted(article, "Ana", "A B\u00E2RGAIN, and a gift");

        assertThat(own.state()).isEqualTo("held");
        visitors.moderate(HttpMethod.GET, "/comments/" + own.id(), null)
                .expectBody()
                .jsonPath("$.heldFor.length()")
                .isEqualTo(1)
                .jsonPath("$.heldFor[0].matches")
                .isEqualTo(List.of(Map.of("in", "text", "from", 2, "to", 9)))
                .jsonPath("$.articleSection")
                .isEqualTo("World")
                .jsonPath("$.language")
                .isEqualTo("en-GB");
        assertThat(visitors.posted(article, "Ana", "A gift").state()).isEqualTo("visible");
    }

    @Test
    void tooMuchAndTooLongIsRefusedAtOnceAndNotKept() {
        choose(Map.of("mode", "none", "limits", Map.of("longest", 20, "shortest", 3, "perName", 2)));
        String name = "Often " + UUID.randomUUID();

        visitors.post(article, words(name, "This is more than twenty characters"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("text");
        visitors.post(article, words(name, "Oh")).expectStatus().isEqualTo(422);

        database.getCollection("recent_comments").deleteMany(Filters.eq("articleId", article));
        visitors.posted(article, name, "First words");
        visitors.posted(article, name.toUpperCase(Locale.ROOT), "Second words");
        visitors.post(article, words(name, "Third words"))
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "60");
        for (String collection : List.of("comments", "recent_comments")) {
            assertThat(database.getCollection(collection).countDocuments(Filters.eq("articleId", article)))
                    .as("what is refused counts against nobody")
                    .isEqualTo(2);
        }
    }

    @Test
    void aTrialTellsWhatWouldHaveBeenAndChangesNothing() {
        // Other tests' have ids of their own making, which may be later ones.
        database.getCollection("comments").deleteMany(new Document());
        choose(Map.of("mode", "none"));
        var link = visitors.posted(article, "Ana", "See https://a.example and https://b.example");
        var pills = visitors.posted(article, "Ana", "Cheap pills for all of you");
        var plain = visitors.posted(article, "Ana", "What a calm sea");
        var policy = new HashMap<String, Object>(Map.of("bannedWords", listed("pills"), "linksAllowed", 0));
        policy.put(
                "phases",
                List.of(
                        Map.of("phase", "banned-words", "action", "refuse"),
                        Map.of("phase", "links", "action", "hold")));

        visitors.moderate(HttpMethod.POST, "/policy/trial", Map.of("policy", policy, "last", 3))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.compared")
                .isEqualTo(3)
                .jsonPath("$.policyVersion")
                .isEqualTo(1)
                .jsonPath("$.moreHeld")
                .isEqualTo(1)
                .jsonPath("$.moreRefused")
                .isEqualTo(1)
                .jsonPath("$.moreLetThrough")
                .isEqualTo(0)
                .jsonPath("$.today")
                .isEqualTo(Map.of("letThrough", 3, "held", 0, "refused", 0))
                .jsonPath("$.tried")
                .isEqualTo(Map.of("letThrough", 1, "held", 1, "refused", 1))
                .jsonPath("$.comments[*].comment.id")
                .isEqualTo(List.of(pills.id().toString(), link.id().toString()))
                .jsonPath("$.comments[*].tried")
                .isEqualTo(List.of("refused", "held"))
                .jsonPath("$.comments[1].heldFor[0].matches.length()")
                .isEqualTo(2);

        for (var posted : List.of(link, pills, plain)) {
            visitors.moderate(HttpMethod.GET, "/comments/" + posted.id(), null)
                    .expectBody()
                    .jsonPath("$.state")
                    .isEqualTo("visible")
                    .jsonPath("$.version")
                    .isEqualTo(1);
        }
        visitors.moderate(HttpMethod.GET, "/policy", null)
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(1)
                .jsonPath("$.bannedWords")
                .isEmpty();
        visitors.moderate(HttpMethod.POST, "/policy/trial", Map.of("policy", Map.of(), "last", 2_001))
                .expectStatus()
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mode\": \"before\"}",
                "{\"linksAllowed\": 101}",
                "{\"phases\": [{\"phase\": \"links\", \"action\": \"delete\"}]}",
                "{\"phases\": [{\"phase\": \"magic\", \"action\": \"hold\"}]}",
                "{\"phases\": [{\"phase\": \"mode\", \"action\": \"refuse\"}]}",
                "{\"phases\": [{\"phase\": \"links\", \"action\": \"hold\"}, {\"phase\": \"links\", \"action\": \"off\"}]}",
                "{\"phases\": [null]}",
                "{\"limits\": {\"longest\": 5001}}",
                "{\"limits\": {\"shortest\": 100, \"longest\": 50}}",
                "{\"limits\": {}}",
                "{\"note\": \"x\", \"limits\": {}}",
                "{\"limits\": {\"scoreAt\": 1e999}}",
                "{\"bannedWords\": [{\"word\": \"a\", \"language\": \"xx\"}]}",
                "{\"bannedWords\": [{\"word\": \"a\", \"language\": \"english\"}]}",
                "{\"limits\": {\"scoreAt\": 0}}",
                "{\"limits\": {\"reportsToHold\": 0}}",
                "{\"bannedWords\": [{\"word\": \" \"}]}",
                "{\"bannedWords\": [{\"word\": \"?!\"}]}",
                "{\"bannedWords\": [{\"word\": \"f***\"}]}",
                "{\"suspectWords\": [{\"word\": \" c++ \"}]}",
                "{\"bannedWords\": [{\"word\": \"a\", \"language\": \"e n\"}]}",
                "{\"suspectWords\": [null]}",
                "{\"note\": \"a\\u0000b\"}"
            })
    void aPolicyThatCannotBeIsRefused(String policy) {
        visitors.client()
                .put()
                .uri("/moderation/policy")
                .header("Authorization", Visitors.MODERATOR)
                .contentType(MediaType.APPLICATION_JSON)
                .body(policy)
                .exchange()
                .expectStatus()
                .isEqualTo(422);
        visitors.moderate(HttpMethod.GET, "/policy", null)
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(0);
    }

    @Test
    void theLongestIsNotShorterThanTheShortest() {
        choose(Map.of("limits", Map.of("shortest", 100))).expectStatus().isOk();

        choose(Map.of("limits", Map.of("longest", 50)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("limits.longest");
        var trial = Map.of("policy", Map.of("limits", Map.of("longest", 50)));
        visitors.moderate(HttpMethod.POST, "/policy/trial", trial)
                .expectStatus()
                .isEqualTo(422);
        choose(Map.of("limits", Map.of("longest", 100))).expectStatus().isOk();
    }

    @Test
    void whatWasChosenCanBeAsUsualForTheModeAgain() {
        choose(Map.of(
                        "mode",
                        "none",
                        "phases",
                        List.of(Map.of("phase", "links", "action", "refuse")),
                        "limits",
                        Map.of("repeatsAllowed", 7)))
                .expectBody()
                .jsonPath("$.phases[?(@.phase=='repeats')].action")
                .isEqualTo("off");

        var usual = new HashMap<String, Object>();
        usual.put("phases", null);
        usual.put("limits", Collections.singletonMap("repeatsAllowed", null));
        choose(usual)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.phases[?(@.phase=='links')].action")
                .isEqualTo("off")
                .jsonPath("$.phases[?(@.phase=='repeats')].action")
                .isEqualTo("hold")
                .jsonPath("$.limits.repeatsAllowed")
                .isEqualTo(2);
        choose(Map.of("mode", "hold-first"))
                .expectBody()
                .jsonPath("$.phases[?(@.phase=='links')].action")
                .isEqualTo("hold")
                .jsonPath("$.limits.repeatsAllowed")
                .isEqualTo(0);
    }

    @Test
    void aTrialTellsWhatItCannotKnow() {
        choose(Map.of(
                "mode",
                "none",
                "phases",
                List.of(Map.of("phase", "rate", "action", "refuse")),
                "limits",
                Map.of("perArticle", 5)));
        var policy = Map.of(
                "phases",
                List.of(Map.of("phase", "rate", "action", "refuse"), Map.of("phase", "muted", "action", "refuse")),
                "limits",
                Map.of("perName", 1, "perArticle", 4));

        visitors.moderate(HttpMethod.POST, "/policy/trial", Map.of("policy", policy))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.uncounted")
                .isEqualTo(List.of("muted", "perName"));
        visitors.moderate(HttpMethod.POST, "/policy/trial", Map.of("policy", Map.of()))
                .expectBody()
                .jsonPath("$.uncounted")
                .isEqualTo(List.of());
    }

    @Test
    void aThousandWordsAreTheMost() {
        var words = IntStream.range(0, 1_000)
                .mapToObj(i -> Map.of("word", "word" + i))
                .toList();

        choose(Map.of("bannedWords", words)).expectStatus().isOk();
        choose(Map.of("bannedWords", words, "suspectWords", listed("one")))
                .expectStatus()
                .isEqualTo(422);
        assertThat(visitors.posted(article, "Ana", "WORD999!").state()).isEqualTo("rejected");
        // One list after the other: the page that sends both could save nothing any more.
        choose(Map.of("suspectWords", listed("one"))).expectStatus().isEqualTo(422);
        choose(Map.of("bannedWords", words.subList(0, 999), "suspectWords", listed("one")))
                .expectStatus()
                .isOk();
    }

    @Test
    void listsThatAnOlderBuildLetGrowMayShrinkAndStay() {
        var current = policies.current().policy();
        var banned = IntStream.range(0, 700)
                .mapToObj(i -> new ListedWord("banned" + i, null))
                .toList();
        var suspect = IntStream.range(0, 700)
                .mapToObj(i -> new ListedWord("suspect" + i, null))
                .toList();
        policies.replace(
                new HoldPolicy(
                        current.mode(),
                        current.linksAllowed(),
                        current.chosenSteps(),
                        current.limits(),
                        banned,
                        suspect),
                new HoldPolicies.Change("mod-7", Instant.parse("2026-11-30T12:00:00Z"), null),
                0);
        var sent = banned.stream().map(word -> Map.of("word", word.word())).toList();

        choose(Map.of("bannedWords", sent, "linksAllowed", 5)).expectStatus().isOk();
        choose(Map.of("bannedWords", sent.subList(0, 690))).expectStatus().isOk();
        choose(Map.of("bannedWords", sent)).expectStatus().isEqualTo(422);
    }
}
