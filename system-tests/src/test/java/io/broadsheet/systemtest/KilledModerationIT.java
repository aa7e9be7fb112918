package io.broadsheet.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} of comment-service while it learns from decisions, and in the middle of a decision on many. */
@Tag("alone")
class KilledModerationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int FEW = 300;
    /** It takes some seconds to learn from as many. */
    private static final int MANY = 12_000;

    private static final int HELD = 100;

    private final Newsroom newsroom = Newsroom.shared();
    private final Story story = new Story(newsroom);
    private final String moderation = newsroom.commentsUrl() + "/moderation";
    private Story.Published article;

    @BeforeEach
    void anArticle() {
        article = story.publish("Talked about at length", List.of("kill"));
        // Known to comment-service from here on.
        story.comment(article.id(), "First", "First.");
    }

    @AfterEach
    void nothingIsLeft() {
        newsroom.database()
                .getCollection("comments")
                .deleteMany(Filters.eq("articleId", UUID.fromString(article.id())));
    }

    @Test
    void whatWasLearnedServesOnAndAnotherProcessLearnsAnewAndNoDecisionIsHalfMade() throws Exception {
        decided(FEW);
        train();
        long before = version();
        decided(MANY);
        List<Map<String, Object>> held = IntStream.range(0, HELD)
                .mapToObj(i -> story.comment(article.id(), "Reader " + i + " of " + article.id(), "Words " + i))
                .<Map<String, Object>>map(
                        comment -> Map.of("id", comment.get("id").asString(), "version", 1))
                .toList();

        Instant asked = Instant.now();
        Http.post(moderation + "/score/training", story.token(), Map.of()).expect(202);
        await("the training has begun")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !at("startedAt").isBefore(asked));
        try (var thread = Executors.newSingleThreadExecutor()) {
            thread.submit(() -> {
                try {
                    decide(held);
                } catch (UncheckedIOException killed) {
                    // Nothing was acknowledged.
                }
            });
            await("some are decided on")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> decisions(held) > 0);
            newsroom.comments.process().kill();
        }
        assertThat(decisions(held)).as("the kill came in the middle").isBetween(1L, HELD - 1L);
        assertThat(at("finishedAt")).as("here too").isBefore(at("startedAt"));

        newsroom.comments.process().restart();
        newsroom.comments.awaitReady();
        assertThat(version()).as("the model is the one before").isEqualTo(before);
        JsonNode again = decide(held).expect(200).json();
        again.get("results").forEach(result -> {
            JsonNode comment = result.get("comment");
            assertThat(comment.get("state").asString()).isEqualTo("visible");
            assertThat(comment.get("decisions").size()).isEqualTo(1);
        });
        await("all are counted")
                .atMost(PATIENCE)
                .until(() ->
                        story.article(article.slug()).json().get("commentCount").asInt() == (FEW + MANY) / 2 + HELD);

        // As five minutes later.
        newsroom.database()
                .getCollection("jobs")
                .updateOne(Filters.eq("_id", "score-training"), Updates.set("until", new Date(0)));
        await("another one has learned")
                .atMost(PATIENCE)
                .until(() -> at("finishedAt").isAfter(at("startedAt")));
        assertThat(version()).isEqualTo(before + 1);
    }

    private Http.Answer decide(List<Map<String, Object>> read) {
        return Http.post(
                moderation + "/comments/decisions", story.token(), Map.of("items", read, "verdict", "approve"));
    }

    /** On how many of them somebody has decided. */
    private long decisions(List<Map<String, Object>> comments) {
        var ids = comments.stream()
                .map(comment -> UUID.fromString((String) comment.get("id")))
                .toList();
        return newsroom.database()
                .getCollection("comments")
                .countDocuments(Filters.and(Filters.in("_id", ids), Filters.eq("state", "visible")));
    }

    private void train() {
        Instant asked = Instant.now();
        Http.post(moderation + "/score/training", story.token(), Map.of()).expect(202);
        await("a first model").atMost(PATIENCE).until(() -> at("finishedAt").isAfter(asked));
    }

    /** A time of the training, by the clock of this machine, which is the database's too. */
    private Instant at(String field) {
        var job = newsroom.database()
                .getCollection("jobs")
                .find(Filters.eq("_id", "score-training"))
                .first();
        var at = job == null ? null : job.getDate(field);
        return at == null ? Instant.EPOCH : at.toInstant();
    }

    private long version() {
        for (JsonNode language : Http.staffGet(moderation + "/score", story.token())
                .expect(200)
                .json()
                .get("languages")) {
            if (language.get("language").asString().equals("en")) {
                return language.get("model").get("version").asLong();
            }
        }
        throw new AssertionError("nothing was learned");
    }

    /** As moderators leave them behind. */
    private void decided(int count) {
        var at = Date.from(Instant.now().minusSeconds(3600));
        var documents = new ArrayList<Document>();
        for (int i = 0; i < count; i++) {
            boolean refused = i % 2 == 0;
            var decision = new Document("by", "somebody")
                    .append("at", at)
                    .append("version", 1L)
                    .append("verdict", refused ? "REJECT" : "APPROVE");
            UUID id = UUID.randomUUID();
            documents.add(new Document("_id", id)
                    .append("version", 2L)
                    .append("articleId", UUID.fromString(article.id()))
                    .append("threadId", id)
                    .append("depth", 0)
                    .append("postedAt", at)
                    .append("answered", false)
                    .append("listed", !refused)
                    .append("state", refused ? "rejected" : "visible")
                    .append("approved", refused ? null : true)
                    .append("since", at)
                    .append("author", "Ann")
                    .append("text", (refused ? "You fool, word" : "Thank you for the harbour, word") + i % 997)
                    .append("decisions", List.of(decision)));
        }
        newsroom.database().getCollection("comments").insertMany(documents);
    }
}
