package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Articles;
import java.time.Instant;
import java.util.Date;
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

/** Names that older builds told apart by their consonants only: theirs are the keys {@code RM} and {@code RMKMR}. */
@CommentServiceTest
class IndianNamesIT {

    private static final String RAM = "\u0930\u093E\u092E";
    private static final String RAMA = "\u0930\u092E\u093E";
    private static final String ROMA = "\u0930\u094B\u092E\u093E";
    private static final String KUMAR = " \u0915\u0941\u092E\u093E\u0930";
    private static final String RM = "\u0930\u092E";
    private static final String RMKMR = "\u0930\u092E\u0915\u092E\u0930";

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private MongoDatabase database;

    private Visitors visitors;
    private UUID article;

    @BeforeEach
    void anArticle() {
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        articles.put(article, 1, new Article.Published("pier", "The old pier", true, null, List.of()));
    }

    @AfterEach
    void nothingIsLeft() {
        database.getCollection("moderation_measures").deleteMany(new Document());
        await("as of another instance")
                .until(() -> !"rejected".equals(said(ROMA).state()));
        database.getCollection("comments").deleteMany(Filters.eq("articleId", article));
        database.getCollection("article_projection").deleteMany(Filters.eq("_id", article));
    }

    private Visitors.Posted said(String name) {
        return Visitors.posted(visitors.post(article, words(name, "Said by " + name + UUID.randomUUID())));
    }

    private List<String> heldFor(String name) {
        var comment = visitors.moderate(
                        HttpMethod.GET, "/comments/" + said(name).id(), null)
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody();
        return ((List<?>) comment.get("heldFor"))
                .stream().map(hold -> (String) ((Map<?, ?>) hold).get("rule")).toList();
    }

    @Test
    void whoeverIsMutedHasNoNamesakesOfOtherVowels() {
        visitors.moderate(
                        HttpMethod.POST,
                        "/measures",
                        Map.of(
                                "kind",
                                "name",
                                "name",
                                ROMA,
                                "until",
                                Instant.now().plusSeconds(600).toString(),
                                "reason",
                                "Insults"))
                .expectStatus()
                .isCreated();

        assertThat(said(ROMA).state()).isEqualTo("rejected");
        assertThat(said(RAM).state()).isEqualTo("held");
        assertThat(database.getCollection("moderation_measures")
                        .find(Filters.eq("name", ROMA))
                        .first()
                        .getList("keys", String.class))
                .as("by which an older build finds it")
                .contains("name:" + RM);
    }

    @Test
    void whoeverAnOlderBuildMutedStaysSo() {
        database.getCollection("moderation_measures")
                .insertOne(new Document("_id", UUID.randomUUID())
                        .append("kind", "NAME")
                        .append("name", ROMA)
                        .append("keys", List.of("name:" + RM))
                        .append("reason", "Insults")
                        .append("by", "mod-7")
                        .append("at", new Date())
                        .append("until", Date.from(Instant.now().plusSeconds(600))));

        await("as of another instance").until(() -> said(ROMA).state(), "rejected"::equals);
        assertThat(said(RAM).state()).isEqualTo("held");
    }

    @Test
    void whoeverWasApprovedIsOneReader() {
        visitors.visible(article, RAM, "Quite.", null);

        assertThat(heldFor(RAM)).contains("others-name");
        assertThat(heldFor(RAMA)).doesNotContain("others-name");
    }

    @Test
    void whoeverAnOlderBuildKnewIsKnown() {
        var id = visitors.visible(article, RAM, "Quite.", null);
        database.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", id),
                        Updates.combine(
                                Updates.set("nameKeys", List.of(RM)),
                                Updates.set("staffKeys", List.of(RM)),
                                Updates.set("staff", true)));

        assertThat(heldFor(RAM)).contains("others-name", "staff-name");
        assertThat(heldFor(RAMA)).doesNotContain("others-name", "staff-name");
        visitors.moderate(HttpMethod.GET, "/comments/" + said(RAM).id() + "/context", null)
                .expectBody()
                .jsonPath("$.name.approved")
                .isEqualTo(1);
    }

    @Test
    void whoeverWritesArticlesIsOneAuthor() {
        articles.put(article, 2, new Article.Published("pier", "The old pier", true, null, List.of(RAM + KUMAR)));
        assertThat(heldFor(RAM + KUMAR)).contains("article-author-name");
        assertThat(heldFor(RAMA + KUMAR)).doesNotContain("article-author-name", "site-author-name");

        database.getCollection("article_projection")
                .updateOne(Filters.eq("_id", article), Updates.set("authorKeys", List.of(RMKMR)));
        assertThat(heldFor(RAM + KUMAR)).contains("article-author-name");
        assertThat(heldFor(RAMA + KUMAR)).doesNotContain("article-author-name", "site-author-name");
    }
}
