package io.broadsheet.article.api;

import static io.broadsheet.article.Newsroom.draft;
import static io.broadsheet.article.PictureLibrary.IMAGES;
import static io.broadsheet.article.PictureLibrary.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.article.PictureLibrary;
import io.broadsheet.article.imaging.Samples;
import io.broadsheet.chassis.testing.TestStaff;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What readers get of images, and what an article needs to have them. */
@ArticleServiceTest
class ImagesOfArticlesIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private MongoDatabase database;

    private Newsroom newsroom;

    private PictureLibrary library;

    @BeforeEach
    void editor() {
        newsroom = new Newsroom(client);
        library = new PictureLibrary(client);
    }

    @Test
    void areSeenByReadersOnlyWhileAnArticleWithThemIsPublished() {
        var above = library.uploaded(Samples.jpeg(341, 200), "A pier", "Ana Sorel");
        var within = library.uploaded(Samples.jpeg(342, 200), "A pier", "Ana Sorel");
        var text = Map.of("format", "markdown", "source", "Look: ![a pier](" + within.get("url") + ")");
        var draft = draft("Seen while published", "heroImage", above.get("id"));
        draft.put("body", text);
        var id = newsroom.start(draft);
        for (var image : List.of(above, within)) {
            assertThat(library.status(image)).isEqualTo(404);
            newsroom.get(IMAGES + "/" + image.get("id") + "/320.jpg")
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("Cache-Control", "private, no-store");
            client.get()
                    .uri(IMAGES + "/" + image.get("id") + "/320.jpg")
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
        }

        newsroom.publish(id).expectStatus().isOk();
        assertThat(library.status(above)).isEqualTo(200);
        assertThat(library.status(within)).isEqualTo(200);

        newsroom.withdraw(id, "Wrong").expectStatus().isOk();
        await().untilAsserted(() -> {
            assertThat(library.status(above)).isEqualTo(404);
            assertThat(library.status(within)).isEqualTo(404);
        });
    }

    /** Files and documents of a picture. */
    private long kept(Map<?, ?> image) {
        var hash = String.valueOf(image.get("url")).split("/")[2];
        return database.getCollection("picture_sizes.files").countDocuments(Filters.regex("filename", hash))
                + database.getCollection("pictures").countDocuments(Filters.eq("_id", hash))
                + database.getCollection("released_pictures").countDocuments(Filters.eq("_id", hash));
    }

    @Test
    void standAboveAnArticle() {
        var image = library.uploaded(Samples.jpeg(700, 500), "A pier", "Ana Sorel");
        var id = newsroom.published(draft("Seen above", "heroImage", image.get("id")));

        newsroom.read("seen-above")
                .expectBody()
                .jsonPath("$.heroImage.url")
                .isEqualTo(image.get("url"))
                .jsonPath("$.heroImage.width")
                .isEqualTo(700)
                .jsonPath("$.heroImage.height")
                .isEqualTo(500)
                .jsonPath("$.heroImage.alt")
                .isEqualTo("A pier")
                .jsonPath("$.heroImage.credit")
                .isEqualTo("Ana Sorel")
                .jsonPath("$.heroImage.sizes[0].width")
                .isEqualTo(320)
                .jsonPath("$.heroImage.sizes.length()")
                .isEqualTo(3);

        // Search knows the article by its event.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> client.get()
                        .uri("/articles/search?q=\"Seen above\"")
                        .exchange()
                        .expectBody()
                        .jsonPath("$.items[0].heroImage.url")
                        .isEqualTo(image.get("url"))
                        .jsonPath("$.items[0].heroImage.sizes.length()")
                        .isEqualTo(3));

        // What the newsroom gets can be sent back.
        var kept = newsroom.get(Newsroom.ARTICLES + "/" + id)
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("heroImage");
        newsroom.edit(id, 2, draft("Seen above", "heroImage", kept))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2);
        newsroom.edit(id, 2, draft("Seen above", "heroImage", Map.of("id", image.get("id"), "alt", "Another pier")))
                .expectBody()
                .jsonPath("$.heroImage.alt")
                .isEqualTo("Another pier")
                .jsonPath("$.heroImage.credit")
                .isEqualTo("Ana Sorel");
    }

    @Test
    void thatNobodyUploadedStandNowhere() {
        newsroom.post(Newsroom.ARTICLES, draft("Seen nowhere", "heroImage", UUID.randomUUID()))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("heroImage");
    }

    @Test
    void withinATextShowWhoseTheyAreAndWhatMadeThem() throws Exception {
        var image = library.uploaded(Samples.jpeg(810, 400), "A pier", "Ana Sorel");
        var path = IMAGES + "/" + id(image);
        var text = Map.of("format", "markdown", "source", "Low.\n\n![A pier](" + image.get("url") + ")");
        newsroom.published(draft("A pier within", "body", text));

        assertThat(html("a-pier-within"))
                .contains("<figcaption><span class=\"picture-credit\">Ana Sorel</span></figcaption></figure>");

        newsroom.patch(path, 1, Map.of("credit", "Bo <Lind>")).expectStatus().isOk();
        newsroom.patch(path, 2, Map.of("rights", Map.of("digitalSourceType", "trainedAlgorithmicMedia")))
                .expectStatus()
                .isOk();

        await().untilAsserted(() -> assertThat(html("a-pier-within"))
                .contains(
                        "<figcaption><span class=\"picture-credit\">Bo &lt;Lind&gt; <span class=\"machine\" lang=\"en\" dir=\"ltr\">"
                                + "Picture made by a machine</span></span></figcaption></figure>")
                .doesNotContain("Ana Sorel</fig"));
        newsroom.read("a-pier-within").expectBody().jsonPath("$.text").isEqualTo("Low.");
        newsroom.post("/newsroom/renderings", Map.of("body", text))
                .expectBody()
                .jsonPath("$.html")
                .value(
                        String.class,
                        html -> assertThat(html).contains("<p><img").doesNotContain("figcaption"));
    }

    @Test
    void whatReadersSeeOfAPictureOnlyThoseChangeWhoPublish() throws Exception {
        var image = library.uploaded(Samples.jpeg(820, 400), "A quay", "Ana Sorel");
        var path = IMAGES + "/" + id(image);
        byAuthor(path, 1, Map.of("credit", "Ana Sorel, Nordvik")).expectStatus().isOk();
        var text = Map.of("format", "markdown", "source", "Low.\n\n![A quay](" + image.get("url") + ")");
        var article = newsroom.published(draft("A quay within", "body", text));

        byAuthor(path, 2, Map.of("credit", "Nobody"))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("whoever publishes"));
        byAuthor(path, 2, Map.of("focus", Map.of("x", 1))).expectStatus().isForbidden();
        byAuthor(path, 2, Map.of("caption", "For the newsroom")).expectStatus().isOk();
        assertThat(html("a-quay-within"))
                .contains("<figcaption><span class=\"picture-credit\">Ana Sorel, Nordvik</span></figcaption>");

        newsroom.patch(path, 3, Map.of("credit", "Bo Lind")).expectStatus().isOk();
        await().untilAsserted(() -> assertThat(html("a-quay-within"))
                .contains("<figcaption><span class=\"picture-credit\">Bo Lind</span></figcaption>"));
        newsroom.get(Newsroom.ARTICLES + "/" + article + "/activity")
                .expectBody()
                .jsonPath("$.items[0].action")
                .isEqualTo("rendered-anew")
                .jsonPath("$.items[0].by.subject")
                .isEqualTo("editor");
    }

    private RestTestClient.ResponseSpec byAuthor(String path, long version, Object change) {
        return client.patch()
                .uri(path)
                .header("Authorization", TestStaff.bearerOf("author", "articles:write"))
                .header("If-Match", "\"" + version + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(change)
                .exchange();
    }

    private String html(String slug) {
        return String.valueOf(newsroom.read(slug)
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("html"));
    }

    @Test
    void withoutWordsOrCreditLetNoArticleOut() {
        var bare = library.uploaded(Samples.jpeg(357, 200), "", "");
        var draft = draft("Pictures without words", "heroImage", bare.get("id"));
        draft.put("body", Map.of("format", "markdown", "source", "Look: ![](" + bare.get("url") + ")"));
        var id = newsroom.start(draft);

        newsroom.publish(id)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value((List<String> fields) -> assertThat(fields)
                        .containsExactly("heroImage.alt", "heroImage.credit", "body.source", "body.source"));
        newsroom.post(
                        Newsroom.ARTICLES + "/" + id + "/publication",
                        Map.of("at", Instant.now().plus(Duration.ofHours(1)).toString()))
                .expectStatus()
                .isEqualTo(422);

        newsroom.patch(IMAGES + "/" + id(bare), 1, Map.of("decorative", true, "credit", "Ana Sorel"))
                .expectStatus()
                .isOk();
        draft.put("heroImage", Map.of("id", bare.get("id"), "decorative", true));
        newsroom.edit(id, 1, draft)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.heroImage.decorative")
                .isEqualTo(true)
                .jsonPath("$.heroImage.credit")
                .isEqualTo("Ana Sorel");
        newsroom.publish(id).expectStatus().isOk();

        // What readers have already is no obstacle.
        newsroom.patch(IMAGES + "/" + id(bare), 2, Map.of("decorative", false, "credit", ""))
                .expectStatus()
                .isOk();
        // Within the text it is shown without a credit from now on.
        await().untilAsserted(() -> newsroom.get(Newsroom.ARTICLES + "/" + id)
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(4));
        draft.put("title", "Pictures without words, corrected");
        draft.put("heroImage", Map.of("id", bare.get("id"), "decorative", true, "credit", "Ana Sorel"));
        newsroom.edit(id, 4, draft).expectStatus().isOk();
        newsroom.publish(id).expectStatus().isOk();

        draft.put("heroImage", Map.of("id", bare.get("id"), "decorative", false, "credit", "Ana Sorel"));
        newsroom.edit(id, 6, draft).expectStatus().isOk();
        newsroom.publish(id)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("heroImage.alt");
    }

    @Test
    void ofAPreviewAreSeenByItsLinkOnly() {
        var image = library.uploaded(Samples.jpeg(377, 200), "A pier", "Ana Sorel");
        var other = library.uploaded(Samples.jpeg(378, 200), "A pier", "Ana Sorel");
        var id = newsroom.start(draft("Seen in a preview", "heroImage", image.get("id")));
        var link = newsroom.post(Newsroom.ARTICLES + "/" + id + "/preview-links", Map.of())
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        var preview = URI.create(String.valueOf(link.get("url"))).getPath();

        client.get()
                .uri(preview + image.get("url"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.IMAGE_JPEG)
                .expectHeader()
                .valueEquals("Cache-Control", "private, no-store");
        for (var hidden : List.of(preview + other.get("url"), image.get("url"), "/previews/none" + image.get("url"))) {
            client.get().uri(String.valueOf(hidden)).exchange().expectStatus().isNotFound();
        }
    }

    private long files() {
        return database.getCollection("picture_sizes.files").countDocuments();
    }
}
