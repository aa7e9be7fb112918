package io.broadsheet.comment.score;

import static io.broadsheet.comment.Visitors.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.CommentScorer;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** From what moderators decided to the score of a new comment. */
@CommentServiceTest
class ScoreIT {

    private static final Contribution RUDE = new Contribution("Ann", "Vilken idiot, din lögnare");

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private CommentScorer scorer;

    @Autowired
    private DatabaseClock clock;

    private Visitors visitors;
    private final List<UUID> used = new ArrayList<>();

    @BeforeEach
    void visitors() {
        visitors = new Visitors(client);
    }

    @AfterEach
    void nothingIsLeft() {
        database.getCollection("comments").deleteMany(Filters.in("articleId", used));
    }

    private UUID articleIn(String language) {
        UUID id = UUID.randomUUID();
        articles.put(id, 1, article("a-" + id, "An article", true));
        database.getCollection("article_projection")
                .updateOne(Filters.eq("_id", id), Updates.set("language", language));
        used.add(id);
        return id;
    }

    private void decided(UUID article, int count, boolean refused, String by, String words) {
        Instant at = Instant.now().minusSeconds(3600);
        var documents = new ArrayList<Document>();
        for (int i = 0; i < count; i++) {
            UUID id = UUID.randomUUID();
            var decision = new Document("by", by)
                    .append("at", at)
                    .append("version", 1L)
                    .append("verdict", refused ? "REJECT" : "APPROVE");
            documents.add(new Document("_id", id)
                    .append("version", 2L)
                    .append("articleId", article)
                    .append("threadId", id)
                    .append("depth", 0)
                    .append("postedAt", at)
                    .append("answered", false)
                    .append("listed", !refused)
                    .append("state", refused ? "rejected" : "visible")
                    .append("approved", refused ? null : true)
                    .append("since", at.plusSeconds(i))
                    .append("author", "Ann")
                    .append("text", words)
                    .append("decisions", List.of(decision)));
        }
        database.getCollection("comments").insertMany(documents);
    }

    private Map<String, Object> state() {
        return visitors.moderate(HttpMethod.GET, "/score", null)
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> language(String language) {
        return ((List<Map<String, Object>>) state().get("languages"))
                .stream()
                        .filter(each -> language.equals(each.get("language")))
                        .findFirst()
                        .orElse(Map.of());
    }

    private void train() {
        Instant asked = clock.instant();
        visitors.moderate(HttpMethod.POST, "/score/training", null)
                .expectStatus()
                .isEqualTo(202);
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            var training = (Map<?, ?>) state().get("training");
            return training.get("finishedAt") instanceof String at
                    && Instant.parse(at).isAfter(asked)
                    && training.get("state").equals("idle");
        });
    }

    @Test
    void learnsFromDecisionsShowsHowWellAndScoresNewComments() {
        UUID swedish = articleIn("sv-SE");
        decided(swedish, 150, false, "mod-7", "Tack för en fin artikel om hamnen");
        decided(swedish, 150, true, "mod-7", "Du är en idiot och en lögnare");
        // Rules are no moderators.
        decided(swedish, 150, true, "rule:banned-words", "Hamnen är fin, tack");
        UUID finnish = articleIn("fi");
        decided(finnish, 5, true, "mod-7", "Hyvä kirjoitus satamasta");

        train();

        assertThat(((Number) ((Map<?, ?>) state().get("training")).get("read")).intValue())
                .as("what whoever waits can see")
                .isGreaterThanOrEqualTo(305);
        assertThat(language("fi"))
                .containsEntry("state", "not-enough-decisions")
                .containsEntry("refused", 5)
                .containsEntry("needed", 100)
                .containsEntry("model", null);
        var swedishState = language("sv");
        assertThat(swedishState).containsEntry("state", "learned").containsEntry("refused", 150);
        var model = (Map<?, ?>) swedishState.get("model");
        assertThat(model.get("refusing").toString()).contains("lögnare").doesNotContain("hamnen");
        var first = (Map<?, ?>) ((List<?>) ((Map<?, ?>) model.get("heldOut")).get("thresholds")).getFirst();
        assertThat(((Map<?, ?>) first.get("precision")).keySet()).asString().contains("value", "low", "high", "of");

        assertThat(scorer.score(RUDE, "sv")).isInstanceOfSatisfying(Score.Known.class, score -> {
            assertThat(score.value()).isGreaterThan(0.8);
            assertThat(score.words()).contains("idiot", "lögnare");
        });
        assertThat(scorer.score(new Contribution("Ann", "Tack, hamnen är fin"), "sv"))
                .isInstanceOfSatisfying(
                        Score.Known.class, score -> assertThat(score.value()).isLessThan(0.3));
        assertThat(scorer.score(RUDE, "fi")).isEqualTo(new Score.NotKnown());

        var another = new LearnedScorer(new ScoreModels(database));
        another.refresh();
        assertThat(another.score(RUDE, "sv")).isEqualTo(scorer.score(RUDE, "sv"));

        train();
        assertThat(((Map<?, ?>) language("sv").get("model")).get("version"))
                .isEqualTo(((Number) model.get("version")).intValue() + 1);
    }

    /** Its words are those of comments that are gone. */
    @Test
    void aModelGoesWithWhatItWasLearnedFrom() {
        UUID danish = articleIn("da");
        decided(danish, 110, false, "mod-7", "Tak for en god artikel om havnen");
        decided(danish, 110, true, "mod-7", "Du er en idiot og en løgner");
        UUID norwegian = articleIn("nb");
        decided(norwegian, 110, false, "mod-7", "Takk for en god artikkel om havna");
        decided(norwegian, 110, true, "mod-7", "Du er en idiot og en løgner");
        train();
        assertThat(language("da")).containsEntry("state", "learned");
        int version = ((Number) ((Map<?, ?>) language("nb").get("model")).get("version")).intValue();

        var comments = database.getCollection("comments");
        comments.deleteMany(Filters.eq("articleId", danish));
        comments.deleteMany(Filters.and(Filters.eq("articleId", norwegian), Filters.eq("state", "rejected")));
        train();

        var models = database.getCollection("score_models");
        for (var language : List.of("da", "nb")) {
            assertThat(language(language))
                    .containsEntry("state", "not-enough-decisions")
                    .containsEntry("model", null);
            assertThat(scorer.score(RUDE, language)).isEqualTo(new Score.NotKnown());
            assertThat(models.find(Filters.eq("_id", language)).first())
                    .doesNotContainKeys("model", "refusing", "approving")
                    .asString()
                    .doesNotContain("løgner");
        }

        decided(norwegian, 110, true, "mod-7", "Du er en tosk");
        train();
        assertThat(((Map<?, ?>) language("nb").get("model")).get("version")).isEqualTo(version + 1);
    }

    @Test
    void onlyModeratorsSeeIt() {
        visitors.get("/moderation/score").expectStatus().isUnauthorized();
    }

    /** Also where another one was learned a moment before. */
    @Test
    void aTrainingThatDiedInItsMiddleIsTakenUpByOthers() {
        train();
        var job = new TrainingJob(database, clock);
        UUID dead = UUID.randomUUID();
        await().until(() -> job.lease(dead));
        visitors.moderate(HttpMethod.POST, "/score/training", null)
                .expectStatus()
                .isEqualTo(202);
        job.started(dead);
        Instant died = clock.instant();

        job.release(dead);

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(job.state().finishedAt()).isNotNull().isAfter(died));
    }

    @Test
    void oneInstanceTrainsAtATimeAndADeadOnesLeaseEnds() {
        var job = new TrainingJob(database, clock);
        UUID dead = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        await().until(() -> job.lease(dead));

        assertThat(job.lease(other)).isFalse();
        assertThat(job.state().isRunning()).isTrue();

        database.getCollection("jobs")
                .updateOne(
                        Filters.eq("holder", dead),
                        Updates.set("until", clock.instant().minusSeconds(1)));
        assertThat(job.state().isRunning()).isFalse();
        assertThat(job.lease(other)).isTrue();
        job.release(dead);
        assertThat(job.lease(dead)).isFalse();
        job.release(other);
    }
}
