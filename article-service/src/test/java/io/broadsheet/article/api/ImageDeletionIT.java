package io.broadsheet.article.api;

import static io.broadsheet.article.Newsroom.draft;
import static io.broadsheet.article.PictureLibrary.IMAGES;
import static io.broadsheet.article.PictureLibrary.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.article.PictureLibrary;
import io.broadsheet.article.application.ReleasedPictures;
import io.broadsheet.article.imaging.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/** When images leave the library, and what is then with articles that had them. */
@ArticleServiceTest
class ImageDeletionIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private ReleasedPictures released;

    private Newsroom newsroom;

    private PictureLibrary library;

    @BeforeEach
    void editor() {
        newsroom = new Newsroom(client);
        library = new PictureLibrary(client);
    }

    @Test
    void areDeletedWithTheLastArticleThatHasThem() {
        var shared = library.uploaded(Samples.jpeg(343, 200), "A pier", "Ana Sorel");
        newsroom.patch(IMAGES + "/" + shared.get("id"), 1, Map.of("decorative", true))
                .expectStatus()
                .isOk();
        var alone = library.uploaded(Samples.jpeg(344, 200), "A pier", "Ana Sorel");
        var draft = draft("Erased with its pictures", "heroImage", alone.get("id"));
        draft.put("body", Map.of("format", "markdown", "source", "![](" + shared.get("url") + ")"));
        var first = newsroom.published(draft);
        var second = newsroom.published(draft("Still there", "heroImage", shared.get("id")));
        await().untilAsserted(() -> assertThat(library.status(alone)).isEqualTo(200));

        newsroom.erase(first).expectStatus().is2xxSuccessful();

        await().untilAsserted(() -> {
            assertThat(library.status(alone)).isEqualTo(404);
            assertThat(kept(alone)).isZero();
        });
        newsroom.get(IMAGES + "/" + alone.get("id")).expectStatus().isNotFound();
        assertThat(library.status(shared)).isEqualTo(200);

        newsroom.erase(second).expectStatus().is2xxSuccessful();

        await().untilAsserted(() -> assertThat(kept(shared)).isZero());
        assertThat(library.status(shared)).isEqualTo(404);
        // The same bytes can be uploaded again.
        var again = library.uploaded(Samples.jpeg(343, 200), "A pier", "Ana Sorel");
        newsroom.published(draft("There again", "heroImage", again.get("id")));
        await().untilAsserted(() -> assertThat(library.status(again)).isEqualTo(200));
    }

    @Test
    void ofUploadsThatDiedHalfWayAreSwept() {
        var whole = library.uploaded(Samples.jpeg(345, 200), "A pier", "Ana Sorel");
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
        assertThat(library.status(whole)).isEqualTo(200);
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

    @Test
    void areDeletedOnlyWhileNoArticleHasThem() {
        var image = library.uploaded(Samples.jpeg(355, 200), "A pier", "Ana Sorel");
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

        var unused = library.uploaded(Samples.jpeg(356, 200), "A pier", "Ana Sorel");
        var twin = library.uploaded(Samples.jpeg(356, 200), "The same pier", "Ana Sorel");
        newsroom.delete(IMAGES + "/" + id(unused)).expectStatus().isNoContent();
        newsroom.delete(IMAGES + "/" + id(unused)).expectStatus().isNotFound();
        newsroom.get(IMAGES + "/" + id(twin) + "/320.jpg").expectStatus().isOk();
        newsroom.delete(IMAGES + "/" + id(twin)).expectStatus().isNoContent();
        await().untilAsserted(() -> assertThat(kept(twin)).isZero());
    }

    @Test
    void thatAreGoneAreNotBroughtBackByAnEarlierText() {
        var image = library.uploaded(Samples.jpeg(358, 200), "A pier", "Ana Sorel");
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
        var image = library.uploaded(Samples.jpeg(359, 200), "A pier", "Ana Sorel");
        var twin = library.uploaded(Samples.jpeg(359, 200), "The same pier", "Ana Sorel");
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
        var image = library.uploaded(Samples.jpeg(360, 200), "A pier", "Ana Sorel");
        var id = newsroom.start(draft("Saved by an older build", "heroImage", image.get("id")));
        database.getCollection("articles")
                .updateOne(new Document("_id", id), new Document("$unset", new Document("pictures", "")));

        newsroom.delete(IMAGES + "/" + id(image)).expectStatus().isEqualTo(409);
    }

    private long files() {
        return database.getCollection("picture_sizes.files").countDocuments();
    }
}
