package io.broadsheet.article.api;

import static io.broadsheet.article.Newsroom.ARTICLES;
import static io.broadsheet.article.Newsroom.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.chassis.testing.TestStaff;
import io.broadsheet.chassis.token.SignedTokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ArticleServiceTest
class PreviewIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private SignedTokens tokens;

    private Newsroom newsroom;

    @BeforeEach
    void editor() {
        newsroom = new Newsroom(client);
    }

    @Test
    void isTheLaterArticleAndNobodysElse() {
        var id = newsroom.published(draft("Seen before"));
        newsroom.edit(id, 2, draft("Seen before others")).expectStatus().isOk();
        var preview = link(id);

        var seen = client.get()
                .uri(preview)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .valueEquals("X-Robots-Tag", "noindex, nofollow")
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();

        newsroom.read("seen-before").expectBody().jsonPath("$.title").isEqualTo("Seen before");
        newsroom.publish(id).expectStatus().isOk();
        var later = newsroom.read("seen-before")
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        seen.remove("updatedAt");
        later.remove("updatedAt");
        assertThat(seen).isEqualTo(later);
    }

    @Test
    void ofADraftShowsWhatWasSavedLastAsOfItsInstant() {
        var id = newsroom.start(draft("Not yet"));
        var at = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        newsroom.post(ARTICLES + "/" + id + "/publication", Map.of("at", at.toString()));
        var preview = link(id);
        newsroom.edit(id, 2, draft("Not yet, but soon")).expectStatus().isOk();

        client.get()
                .uri(preview)
                .exchange()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Not yet, but soon")
                .jsonPath("$.publishedAt")
                .isEqualTo(at.toString());
        newsroom.read("not-yet-but-soon").expectStatus().isNotFound();
        newsroom.erase(id);
        client.get().uri(preview).exchange().expectStatus().isEqualTo(410);
    }

    @Test
    void rendersATextWithoutKeepingIt() {
        newsroom.post(
                        "/newsroom/renderings",
                        Map.of("body", Map.of("format", "markdown", "source", "# Low *tide*<script>x</script>")))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.html")
                .isEqualTo("<h2>Low <em>tide</em></h2>")
                .jsonPath("$.warnings[0].message")
                .isEqualTo("A script is left out.");
        newsroom.post("/newsroom/renderings", Map.of("body", Map.of("format", "html", "source", "<p> </p>")))
                .expectBody()
                .jsonPath("$.html")
                .isEqualTo("");
        newsroom.post("/newsroom/renderings", Map.of("body", Map.of("format", "odt", "source", "x")))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("body.format");
    }

    @Test
    void isGoodForADayAndForNothingElse() {
        var id = newsroom.start(draft("Seen for a day"));
        newsroom.post(ARTICLES + "/" + id + "/preview-links", Map.of())
                .expectBody()
                .jsonPath("$.expiresAt")
                .value(
                        String.class,
                        at -> assertThat(Instant.parse(at))
                                .isBetween(
                                        Instant.now().plus(Duration.ofHours(23)),
                                        Instant.now().plus(Duration.ofHours(24))));

        var minutes = (int) (Instant.now().getEpochSecond() / 60);
        client.get()
                .uri("/previews/" + tokens.issue("article-preview", id, minutes))
                .exchange()
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("This preview link has expired.");
        for (var none : List.of(
                "nonsense",
                tokens.issue("unsubscribe", id, minutes + 9),
                tokens.issue("article-preview", UUID.randomUUID(), minutes + 9))) {
            client.get().uri("/previews/" + none).exchange().expectStatus().isNotFound();
        }
        client.post()
                .uri(ARTICLES + "/" + id + "/preview-links")
                .header("Authorization", TestStaff.bearer("comments:moderate"))
                .exchange()
                .expectStatus()
                .isForbidden();
        newsroom.post(ARTICLES + "/" + UUID.randomUUID() + "/preview-links", Map.of())
                .expectStatus()
                .isNotFound();
    }

    private String link(UUID id) {
        var link = newsroom.post(ARTICLES + "/" + id + "/preview-links", Map.of())
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        assertThat(String.valueOf(link.get("url"))).startsWith("http://localhost:8080/previews/");
        return URI.create(String.valueOf(link.get("url"))).getPath();
    }
}
