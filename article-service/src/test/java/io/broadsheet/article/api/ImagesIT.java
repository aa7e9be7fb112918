package io.broadsheet.article.api;

import static io.broadsheet.article.Newsroom.EDITOR;
import static io.broadsheet.article.Newsroom.draft;
import static io.broadsheet.article.PictureLibrary.IMAGES;
import static io.broadsheet.article.PictureLibrary.id;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.article.PictureLibrary;
import io.broadsheet.article.imaging.MetadataSamples;
import io.broadsheet.article.imaging.Samples;
import io.broadsheet.chassis.testing.TestStaff;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@ArticleServiceTest
class ImagesIT {

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
    void areServedInSizesForEver() throws Exception {
        var image = library.uploaded(Samples.withExif(Samples.jpeg(1_500, 1_000), 1), "A “pier”", "Ana Sorel");
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
    void ofTheSameBytesAreKeptOnce() {
        var before = files();
        var bytes = Samples.jpeg(401, 300);
        var images = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> library.uploaded(bytes, "View " + i, "Ana Sorel"))
                .toList();

        assertThat(images).extracting(image -> image.get("id")).doesNotHaveDuplicates();
        assertThat(images.stream().map(image -> image.get("url")).distinct()).hasSize(1);
        assertThat(files() - before).isEqualTo(2);
    }

    @Test
    void ofACallThatCameTwiceAreOne() {
        var bytes = Samples.jpeg(300, 200);
        var first = library.upload(EDITOR, "upload-1", bytes, "A pier", "Ana Sorel")
                .expectStatus()
                .isCreated();
        var again = library.upload(EDITOR, "upload-1", bytes, "A pier", "Ana Sorel")
                .expectStatus()
                .isCreated();

        assertThat(first.expectBody(Map.class).returnResult().getResponseBody())
                .isEqualTo(again.expectBody(Map.class).returnResult().getResponseBody());
        library.upload(EDITOR, "upload-1", bytes, "Another pier", "Ana Sorel")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("Idempotency-Key");
        var others = List.of(Map.of("decorative", "true"), Map.of("decorative", "false"), Map.of("caption", "At dawn"));
        for (var said : others) {
            library.upload(EDITOR, "upload-1", bytes, "A pier", "Ana Sorel", said)
                    .expectStatus()
                    .isEqualTo(422);
        }
        var calm = Map.of("decorative", "true", "caption", "At dawn");
        library.upload(EDITOR, "upload-2", bytes, "", "Ana Sorel", calm)
                .expectStatus()
                .isCreated();
        library.upload(EDITOR, "upload-2", bytes, "", "Ana Sorel", calm)
                .expectStatus()
                .isCreated();
        library.upload(EDITOR, "upload-2", bytes, "", "Ana Sorel")
                .expectStatus()
                .isEqualTo(422);
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
        library.upload(EDITOR, null, bytes, alt, credit)
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
        library.upload(EDITOR, null, new byte[22 << 20], "A pier", "Ana Sorel")
                .expectStatus()
                .isEqualTo(413);
        library.upload(EDITOR, null, new byte[(20 << 20) + 1], "A pier", "Ana Sorel")
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void areUploadedByWritersOnly() {
        var bytes = Samples.jpeg(40, 30);
        library.upload(TestStaff.bearer("comments:moderate"), null, bytes, "A pier", "Ana Sorel")
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
                library.uploaded(Samples.jpeg(330, 200), "A pier", "Ana Sorel").get("url"));

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
        var first = library.uploaded(Samples.jpeg(351, 200), "A quillwort by the lake", "Ana Sorel");
        var second = library.uploaded(Samples.jpeg(352, 200), "Quillworts", "Bo Lind");
        library.uploaded(Samples.jpeg(353, 200), "Another lake", "Bo Lind");

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

    @Test
    void keepWhatTheirFileSaysAndFollowTheirFocus() throws Exception {
        var manifest = MetadataSamples.manifest("trainedAlgorithmicMedia");
        var file = MetadataSamples.withManifest(
                MetadataSamples.withXmp(Samples.jpeg(800, 800), "digitalCapture"), manifest);
        var image = library.upload(EDITOR, null, file, "", "")
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

    private String card(String slug) {
        var hero = (Map<?, ?>) newsroom.read(slug)
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("heroImage");
        return String.valueOf(((Map<?, ?>) hero.get("card")).get("url"));
    }

    private long files() {
        return database.getCollection("picture_sizes.files").countDocuments();
    }
}
