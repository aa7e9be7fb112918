package io.broadsheet.article.api;

import static io.broadsheet.article.Newsroom.EDITOR;
import static io.broadsheet.article.Newsroom.draft;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.article.application.ReleasedPictures;
import io.broadsheet.article.imaging.MetadataSamples;
import io.broadsheet.article.imaging.Samples;
import io.broadsheet.chassis.testing.TestStaff;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

@ArticleServiceTest
class ImagesIT {

    private static final String IMAGES = "/newsroom/images";

    @Autowired
    private RestTestClient client;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private ReleasedPictures released;

    private Newsroom newsroom;

    @BeforeEach
    void editor() {
        newsroom = new Newsroom(client);
    }

    @Test
    void areServedInSizesForEver() throws Exception {
        var image = uploaded(Samples.withExif(Samples.jpeg(1_500, 1_000), 1), "A “pier”", "Ana Sorel");
        newsroom.published(draft("Served in sizes", "heroImage", image.get("id")));

        assertThat(image.get("alt")).isEqualTo("A “pier”");
        assertThat(image.get("credit")).isEqualTo("Ana Sorel");
        var sizes = (List<?>) image.get("sizes");
        assertThat(sizes).hasSize(5);
        for (var one : sizes) {
            var size = (Map<?, ?>) one;
            for (var turn = 0; turn < 2; turn++) {
                var answer = client.get()
                        .uri(String.valueOf(size.get("url")))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType(MediaType.IMAGE_JPEG)
                        .expectHeader()
                        .valueEquals("Cache-Control", "public, max-age=31536000, s-maxage=600, immutable")
                        .expectHeader()
                        .valueEquals("X-Content-Type-Options", "nosniff")
                        .expectHeader()
                        .exists("ETag")
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody();
                var picture = ImageIO.read(new ByteArrayInputStream(answer));
                assertThat(picture.getWidth()).isEqualTo(size.get("width"));
                assertThat(picture.getHeight()).isEqualTo(size.get("height"));
                assertThat(new String(answer, ISO_8859_1)).doesNotContain(Samples.SECRET);
            }
        }
        assertThat(image.get("url")).isEqualTo(((Map<?, ?>) sizes.getLast()).get("url"));
    }

    @Test
    void areSeenByReadersOnlyWhileAnArticleWithThemIsPublished() {
        var above = uploaded(Samples.jpeg(341, 200), "A pier", "Ana Sorel");
        var within = uploaded(Samples.jpeg(342, 200), "A pier", "Ana Sorel");
        var text = Map.of("format", "markdown", "source", "Look: ![a pier](" + within.get("url") + ")");
        var draft = draft("Seen while published", "heroImage", above.get("id"));
        draft.put("body", text);
        var id = newsroom.start(draft);
        for (var image : List.of(above, within)) {
            assertThat(status(image)).isEqualTo(404);
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
        assertThat(status(above)).isEqualTo(200);
        assertThat(status(within)).isEqualTo(200);

        newsroom.withdraw(id, "Wrong").expectStatus().isOk();
        await().untilAsserted(() -> {
            assertThat(status(above)).isEqualTo(404);
            assertThat(status(within)).isEqualTo(404);
        });
    }

    @Test
    void areDeletedWithTheLastArticleThatHasThem() {
        var shared = uploaded(Samples.jpeg(343, 200), "A pier", "Ana Sorel");
        newsroom.patch(IMAGES + "/" + shared.get("id"), 1, Map.of("decorative", true))
                .expectStatus()
                .isOk();
        var alone = uploaded(Samples.jpeg(344, 200), "A pier", "Ana Sorel");
        var draft = draft("Erased with its pictures", "heroImage", alone.get("id"));
        draft.put("body", Map.of("format", "markdown", "source", "![](" + shared.get("url") + ")"));
        var first = newsroom.published(draft);
        var second = newsroom.published(draft("Still there", "heroImage", shared.get("id")));
        await().untilAsserted(() -> assertThat(status(alone)).isEqualTo(200));

        newsroom.erase(first).expectStatus().is2xxSuccessful();

        await().untilAsserted(() -> {
            assertThat(status(alone)).isEqualTo(404);
            assertThat(kept(alone)).isZero();
        });
        newsroom.get(IMAGES + "/" + alone.get("id")).expectStatus().isNotFound();
        assertThat(status(shared)).isEqualTo(200);

        newsroom.erase(second).expectStatus().is2xxSuccessful();

        await().untilAsserted(() -> assertThat(kept(shared)).isZero());
        assertThat(status(shared)).isEqualTo(404);
        // The same bytes can be uploaded again.
        var again = uploaded(Samples.jpeg(343, 200), "A pier", "Ana Sorel");
        newsroom.published(draft("There again", "heroImage", again.get("id")));
        await().untilAsserted(() -> assertThat(status(again)).isEqualTo(200));
    }

    @Test
    void ofUploadsThatDiedHalfWayAreSwept() {
        var whole = uploaded(Samples.jpeg(345, 200), "A pier", "Ana Sorel");
        var longAgo = new ObjectId(Date.from(Instant.now().minus(Duration.ofHours(2))));
        var lately = new ObjectId();
        var unfinished = new ObjectId(Date.from(Instant.now().minus(Duration.ofHours(3))));
        for (var file : List.of(longAgo, lately, unfinished)) {
            chunks().insertOne(
                            new Document("files_id", file).append("n", 0).append("data", new Binary(new byte[] {1})));
        }
        database.getCollection("picture_sizes.files")
                .insertOne(new Document("_id", unfinished)
                        .append("filename", "/images/" + "0".repeat(32) + "/320.jpg")
                        .append("length", 1L)
                        .append("chunkSize", 255)
                        .append("uploadDate", new Date()));
        var files = files();

        assertThat(released.sweep(Duration.ofHours(1))).isEqualTo(2);

        assertThat(files()).isEqualTo(files - 1);
        assertThat(chunks().find().map(chunk -> chunk.getObjectId("files_id")).into(new ArrayList<>()))
                .contains(lately)
                .doesNotContain(longAgo, unfinished);
        newsroom.published(draft("Not swept", "heroImage", whole.get("id")));
        assertThat(status(whole)).isEqualTo(200);
    }

    private MongoCollection<Document> chunks() {
        return database.getCollection("picture_sizes.chunks");
    }

    /** Files and documents of a picture. */
    private long kept(Map<?, ?> image) {
        var hash = String.valueOf(image.get("url")).split("/")[2];
        return database.getCollection("picture_sizes.files").countDocuments(Filters.regex("filename", hash))
                + database.getCollection("pictures").countDocuments(Filters.eq("_id", hash))
                + database.getCollection("released_pictures").countDocuments(Filters.eq("_id", hash));
    }

    private int status(Map<?, ?> image) {
        return client.get()
                .uri(String.valueOf(image.get("url")))
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }

    @Test
    void standAboveAnArticle() {
        var image = uploaded(Samples.jpeg(700, 500), "A pier", "Ana Sorel");
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
    void ofTheSameBytesAreKeptOnce() {
        var before = files();
        var bytes = Samples.jpeg(401, 300);
        var images = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> uploaded(bytes, "View " + i, "Ana Sorel"))
                .toList();

        assertThat(images).extracting(image -> image.get("id")).doesNotHaveDuplicates();
        assertThat(images.stream().map(image -> image.get("url")).distinct()).hasSize(1);
        assertThat(files() - before).isEqualTo(2);
    }

    @Test
    void ofACallThatCameTwiceAreOne() {
        var bytes = Samples.jpeg(300, 200);
        var first = upload(EDITOR, "upload-1", bytes, "A pier", "Ana Sorel")
                .expectStatus()
                .isCreated();
        var again = upload(EDITOR, "upload-1", bytes, "A pier", "Ana Sorel")
                .expectStatus()
                .isCreated();

        assertThat(first.expectBody(Map.class).returnResult().getResponseBody())
                .isEqualTo(again.expectBody(Map.class).returnResult().getResponseBody());
        upload(EDITOR, "upload-1", bytes, "Another pier", "Ana Sorel")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("Idempotency-Key");
        var others = List.of(Map.of("decorative", "true"), Map.of("decorative", "false"), Map.of("caption", "At dawn"));
        for (var said : others) {
            upload(EDITOR, "upload-1", bytes, "A pier", "Ana Sorel", said)
                    .expectStatus()
                    .isEqualTo(422);
        }
        var calm = Map.of("decorative", "true", "caption", "At dawn");
        upload(EDITOR, "upload-2", bytes, "", "Ana Sorel", calm).expectStatus().isCreated();
        upload(EDITOR, "upload-2", bytes, "", "Ana Sorel", calm).expectStatus().isCreated();
        upload(EDITOR, "upload-2", bytes, "", "Ana Sorel").expectStatus().isEqualTo(422);
    }

    static Stream<Arguments> refused() {
        var good = Samples.jpeg(40, 30);
        return Stream.of(
                arguments("file", Samples.pngBomb(60_000, 60_000), "A pier", "Ana Sorel"),
                arguments("file", Samples.lyingWebp(), "A pier", "Ana Sorel"),
                arguments("file", "<svg onload='alert(1)'/>".getBytes(UTF_8), "A pier", "Ana Sorel"),
                arguments("file", new byte[0], "A pier", "Ana Sorel"),
                arguments("alt", good, "x".repeat(301), "Ana Sorel"),
                arguments("credit", good, "A pier", "x".repeat(301)));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String field, byte[] bytes, String alt, String credit) {
        upload(EDITOR, null, bytes, alt, credit)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void thatAreTooLargeAre413() {
        upload(EDITOR, null, new byte[22 << 20], "A pier", "Ana Sorel")
                .expectStatus()
                .isEqualTo(413);
        upload(EDITOR, null, new byte[(20 << 20) + 1], "A pier", "Ana Sorel")
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void areUploadedByWritersOnly() {
        var bytes = Samples.jpeg(40, 30);
        upload(TestStaff.bearer("comments:moderate"), null, bytes, "A pier", "Ana Sorel")
                .expectStatus()
                .isForbidden();
        client.post().uri(IMAGES).exchange().expectStatus().isUnauthorized();
        client.post()
                .uri(IMAGES)
                .header("Authorization", EDITOR)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void thatAreNotThereAre404() {
        var url = String.valueOf(
                uploaded(Samples.jpeg(330, 200), "A pier", "Ana Sorel").get("url"));

        for (var wrong : List.of(
                "/images/0123456789abcdef/320.jpg",
                url.replace(".jpg", ".png"),
                url.replace("330.jpg", "640.jpg"),
                url.replace("330.jpg", "330"),
                IMAGES + "/" + UUID.randomUUID())) {
            client.get()
                    .uri(wrong)
                    .headers(headers -> {
                        if (wrong.startsWith(IMAGES)) {
                            headers.set("Authorization", EDITOR);
                        }
                    })
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
    }

    @Test
    void areFoundByWordsNewestFirstInPages() {
        var first = uploaded(Samples.jpeg(351, 200), "A quillwort by the lake", "Ana Sorel");
        var second = uploaded(Samples.jpeg(352, 200), "Quillworts", "Bo Lind");
        uploaded(Samples.jpeg(353, 200), "Another lake", "Bo Lind");

        assertThat(ids(list("QUILL"))).containsExactly(id(second), id(first));
        assertThat(ids(list("quillwort lak"))).containsExactly(id(first));
        assertThat(ids(list("quillwort bo"))).containsExactly(id(second));
        assertThat(ids(list("quillwort nothing"))).isEmpty();
        assertThat(ids(list("“”"))).isEmpty();
        var page = list("quillwort&limit=1");
        assertThat(ids(page)).containsExactly(id(second));
        assertThat(ids(list("quillwort&limit=1&after=" + page.get("next")))).containsExactly(id(first));
        assertThat(ids(list("&limit=2"))).hasSize(2);
        newsroom.get(IMAGES + "?q=" + "x".repeat(201)).expectStatus().isBadRequest();
    }

    private Map<?, ?> list(String query) {
        return newsroom.get(IMAGES + "?q=" + query)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private static List<String> ids(Map<?, ?> page) {
        return ((List<?>) page.get("items"))
                .stream().map(item -> id((Map<?, ?>) item)).toList();
    }

    private static String id(Map<?, ?> image) {
        return String.valueOf(image.get("id"));
    }

    @Test
    void areDeletedOnlyWhileNoArticleHasThem() {
        var image = uploaded(Samples.jpeg(355, 200), "A pier", "Ana Sorel");
        var path = IMAGES + "/" + id(image);
        var above = newsroom.start(draft("It is above", "heroImage", image.get("id")));
        var within = newsroom.start(draft(
                "It is within", "body", Map.of("format", "markdown", "source", "![a pier](" + image.get("url") + ")")));

        newsroom.get(path)
                .expectBody()
                .jsonPath("$.uses")
                .isEqualTo(2)
                .jsonPath("$.contentCredentials")
                .isEqualTo(false);
        newsroom.get(path + "/uses")
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(within.toString())
                .jsonPath("$.items[1].title")
                .isEqualTo("It is above")
                .jsonPath("$.items[1].state")
                .isEqualTo("draft");
        newsroom.delete(path)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:broadsheet:problem:conflict")
                .jsonPath("$.count")
                .isEqualTo(2)
                .jsonPath("$.uses[1].id")
                .isEqualTo(above.toString());

        newsroom.edit(above, 1, draft("It is above")).expectStatus().isOk();
        newsroom.delete(path).expectStatus().isEqualTo(409);
        newsroom.erase(within).expectStatus().is2xxSuccessful();
        // With the last article that had it, the picture goes by itself.
        await().untilAsserted(() -> newsroom.get(path).expectStatus().isNotFound());

        var unused = uploaded(Samples.jpeg(356, 200), "A pier", "Ana Sorel");
        var twin = uploaded(Samples.jpeg(356, 200), "The same pier", "Ana Sorel");
        newsroom.delete(IMAGES + "/" + id(unused)).expectStatus().isNoContent();
        newsroom.delete(IMAGES + "/" + id(unused)).expectStatus().isNotFound();
        newsroom.get(IMAGES + "/" + id(twin) + "/320.jpg").expectStatus().isOk();
        newsroom.delete(IMAGES + "/" + id(twin)).expectStatus().isNoContent();
        await().untilAsserted(() -> assertThat(kept(twin)).isZero());
    }

    @Test
    void keepWhatTheirFileSaysAndFollowTheirFocus() throws Exception {
        var manifest = MetadataSamples.manifest("trainedAlgorithmicMedia");
        var file = MetadataSamples.withManifest(
                MetadataSamples.withXmp(Samples.jpeg(800, 800), "digitalCapture"), manifest);
        var image = upload(EDITOR, null, file, "", "")
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        var path = IMAGES + "/" + id(image);

        assertThat(image.get("alt")).isEqualTo("A long pier");
        assertThat(image.get("caption")).isEqualTo("A pier at low tide");
        assertThat(image.get("credit")).isEqualTo("Ana Sorel / Coast Agency");
        assertThat(image.get("rights"))
                .isEqualTo(Map.of(
                        "creator", "Ana Sorel, Bo Lind",
                        "copyright", "© 2026 Coast Agency",
                        "usage", "Editorial use",
                        "digitalSourceType", "trainedAlgorithmicMedia",
                        "madeByMachine", "wholly"));
        newsroom.get(path + "/content-credentials")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/c2pa")
                .expectBody(byte[].class)
                .isEqualTo(manifest);

        newsroom.published(draft("Made by a machine", "heroImage", image.get("id")));
        newsroom.read("made-by-a-machine")
                .expectBody()
                .jsonPath("$.heroImage.madeByMachine")
                .isEqualTo("wholly")
                .jsonPath("$.heroImage.digitalSourceType")
                .isEqualTo("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia")
                .jsonPath("$.heroImage.focus.y")
                .isEqualTo(50);

        newsroom.patch(path, 7, Map.of("focus", Map.of("y", 0))).expectStatus().isEqualTo(412);
        newsroom.patch(path, 1, Map.of("focus", Map.of("y", 101)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("focus.y");
        newsroom.patch(path, 1, Map.of("focus", Map.of("y", 0))).expectStatus().isOk();

        await().untilAsserted(() -> newsroom.read("made-by-a-machine")
                .expectBody()
                .jsonPath("$.heroImage.focus.y")
                .isEqualTo(0)
                .jsonPath("$.heroImage.card.height")
                .isEqualTo(420));
        var card = card("made-by-a-machine");
        var crop = client.get()
                .uri(card)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
        assertThat(ImageIO.read(new ByteArrayInputStream(crop)).getHeight()).isEqualTo(420);
        client.get()
                .uri(card.replace("-50-0", "-50-1"))
                .exchange()
                .expectStatus()
                .isNotFound();
        await().untilAsserted(() -> client.get()
                .uri("/articles/search?q=machine")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].heroImage.focus.y")
                .isEqualTo(0));
        client.get()
                .uri("/feeds/feed.json")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0]._image.made_by_machine")
                .isEqualTo("wholly");
    }

    @Test
    void withinATextShowWhoseTheyAreAndWhatMadeThem() throws Exception {
        var image = uploaded(Samples.jpeg(810, 400), "A pier", "Ana Sorel");
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
        var image = uploaded(Samples.jpeg(820, 400), "A quay", "Ana Sorel");
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

    private String card(String slug) {
        var hero = (Map<?, ?>) newsroom.read(slug)
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("heroImage");
        return String.valueOf(((Map<?, ?>) hero.get("card")).get("url"));
    }

    @Test
    void thatAreGoneAreNotBroughtBackByAnEarlierText() {
        var image = uploaded(Samples.jpeg(358, 200), "A pier", "Ana Sorel");
        var draft = draft("With its picture", "heroImage", image.get("id"));
        draft.put("body", Map.of("format", "markdown", "source", "Look: ![a pier](" + image.get("url") + ")"));
        var id = newsroom.start(draft);
        newsroom.edit(id, 1, draft("Without it")).expectStatus().isOk();
        newsroom.delete(IMAGES + "/" + id(image)).expectStatus().isNoContent();
        await().untilAsserted(() -> assertThat(kept(image)).isZero());

        newsroom.post(Newsroom.ARTICLES + "/" + id + "/revisions/1/restore", Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("With its picture")
                .jsonPath("$.heroImage")
                .doesNotExist()
                .jsonPath("$.warnings[*].place")
                .value((List<String> places) -> assertThat(places).containsExactly("heroImage", "body.source"));
        newsroom.publish(id)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value((List<String> fields) -> assertThat(fields).containsExactly("body.source"));
    }

    @Test
    void thatHaveLeftTheLibraryHinderNoSave() {
        var image = uploaded(Samples.jpeg(359, 200), "A pier", "Ana Sorel");
        var twin = uploaded(Samples.jpeg(359, 200), "The same pier", "Ana Sorel");
        var draft = draft("Its image is gone", "heroImage", Map.of("id", image.get("id"), "alt", "My pier"));
        var id = newsroom.start(draft);
        newsroom.edit(id, 1, draft("Its image is gone")).expectStatus().isOk();
        newsroom.delete(IMAGES + "/" + id(image)).expectStatus().isNoContent();

        // Its like is there, but it is not.
        newsroom.edit(id, 2, draft).expectStatus().isEqualTo(422);
        newsroom.post(Newsroom.ARTICLES + "/" + id + "/revisions/1/restore", Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.heroImage")
                .doesNotExist();

        draft.put("heroImage", Map.of("id", twin.get("id"), "alt", "My pier"));
        newsroom.edit(id, 2, draft).expectStatus().isOk();
        database.getCollection("images").deleteOne(new Document("_id", UUID.fromString(id(twin))));
        newsroom.edit(id, 3, draft("Saved still", "heroImage", Map.of("id", twin.get("id"))))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.heroImage.alt")
                .isEqualTo("My pier")
                .jsonPath("$.heroImage.id")
                .isEqualTo(twin.get("id"));
    }

    @Test
    void thatOnlyAnOlderBuildKnowsOfAreUsedToo() {
        var image = uploaded(Samples.jpeg(360, 200), "A pier", "Ana Sorel");
        var id = newsroom.start(draft("Saved by an older build", "heroImage", image.get("id")));
        database.getCollection("articles")
                .updateOne(new Document("_id", id), new Document("$unset", new Document("pictures", "")));

        newsroom.delete(IMAGES + "/" + id(image)).expectStatus().isEqualTo(409);
    }

    @Test
    void withoutWordsOrCreditLetNoArticleOut() {
        var bare = uploaded(Samples.jpeg(357, 200), "", "");
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
        var image = uploaded(Samples.jpeg(377, 200), "A pier", "Ana Sorel");
        var other = uploaded(Samples.jpeg(378, 200), "A pier", "Ana Sorel");
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

    private Map<?, ?> uploaded(byte[] bytes, String alt, String credit) {
        return upload(EDITOR, null, bytes, alt, credit)
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private RestTestClient.ResponseSpec upload(String staff, String key, byte[] bytes, String alt, String credit) {
        return upload(staff, key, bytes, alt, credit, Map.of());
    }

    private RestTestClient.ResponseSpec upload(
            String staff, String key, byte[] bytes, String alt, String credit, Map<String, String> more) {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new ByteArrayResource(bytes) {
            @Override
            public String getFilename() {
                return "whatever.gif";
            }
        });
        form.add("alt", alt);
        form.add("credit", credit);
        more.forEach(form::add);
        return client.post()
                .uri(IMAGES)
                .header("Authorization", staff)
                .headers(headers -> {
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form)
                .exchange();
    }

    private long files() {
        return database.getCollection("picture_sizes.files").countDocuments();
    }
}
