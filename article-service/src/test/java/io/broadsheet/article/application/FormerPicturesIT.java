package io.broadsheet.article.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Details.HeroImage;
import io.broadsheet.article.domain.Fixtures;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.ImageFiles;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.imaging.Samples;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Of an article that had others in between. */
@ArticleServiceTest
class FormerPicturesIT {

    @Autowired
    private Images images;

    @Autowired
    private ImageFiles files;

    @Autowired
    private PictureErasure erasure;

    @Autowired
    private ImageLibrary library;

    @Autowired
    private Articles articles;

    @Autowired
    private ArticleWriting writing;

    @Autowired
    private ArticlePublishing publishing;

    @Autowired
    private Revisions revisions;

    @Autowired
    private MongoDatabase database;

    @ParameterizedTest
    @CsvSource({"false, false, 84", "false, true, 85", "true, false, 86", "true, true, 87"})
    void goWithTheErasedArticle(boolean isWithdrawn, boolean isWithin, int height) {
        var former = uploaded(Samples.jpeg(127, height));
        var id = started(isWithin ? manuscript(null, within(former)) : manuscript(HeroImage.of(former), "Ebb"));
        publishing.publish(id, null, Fixtures.ANA);
        var latter = uploaded(Samples.jpeg(128, height));
        writing.edit(id, null, manuscript(HeroImage.of(latter), "Flood"), Action.EDITED, Fixtures.ANA);
        if (isWithdrawn) {
            publishing.withdraw(id, null, "Wrong", Fixtures.ANA);
        } else {
            publishing.correct(id, null, "It was another person.", true, Fixtures.ANA);
        }

        publishing.erase(id, null, Fixtures.ANA);

        await().untilAsserted(() -> {
            assertIsGone(latter);
            assertIsGone(former);
        });
    }

    @Test
    void stayWhereAnotherArticleHasThem() {
        var former = uploaded(Samples.jpeg(127, 88));
        var id = started(manuscript(HeroImage.of(former), "Ebb"));
        var other = started(manuscript(HeroImage.of(former), "Another's"));
        writing.edit(id, null, manuscript(null, "Flood"), Action.EDITED, Fixtures.ANA);

        publishing.erase(id, null, Fixtures.ANA);
        erasure.deleteAll();

        assertThat(images.find(former.id())).isPresent();
        assertThat(files.picture(former.picture().hash())).isPresent();
        publishing.erase(other, null, Fixtures.ANA);
    }

    /** By a process that lost the race against the erasure, and died. */
    @Test
    void goAlsoWhereTheirRevisionCameLate() {
        var former = uploaded(Samples.jpeg(127, 89));
        var id = started(manuscript(null, "Ebb"));
        publishing.erase(id, null, Fixtures.ANA);
        database.getCollection("article_revisions")
                .insertOne(new Document("article", id)
                        .append("version", 3L)
                        .append("body", new Document("source", within(former))));
        database.getCollection("article_erasures")
                .updateOne(new Document("_id", id), new Document("$set", new Document("at", Instant.EPOCH)));

        new RevisionErasure(revisions, articles).eraseAll();
        erasure.deleteAll();

        assertIsGone(former);
    }

    private void assertIsGone(Image image) {
        assertThat(images.find(image.id())).isEmpty();
        assertThat(files.picture(image.picture().hash())).isEmpty();
    }

    private UUID started(DraftInput manuscript) {
        return writing.start(manuscript, null, Fixtures.ANA).id();
    }

    private static DraftInput manuscript(@Nullable HeroImage hero, String source) {
        return new DraftInput(null, Fixtures.details("Under a picture", hero), Fixtures.body(source));
    }

    private static String within(Image image) {
        return "![Who](" + image.picture().path() + ")";
    }

    private Image uploaded(byte[] bytes) {
        return library.add(() -> bytes, new ImageLibrary.Said("Tides", null, null, "Ada"), hash -> null);
    }
}
