package io.broadsheet.article.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
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
import io.broadsheet.article.domain.Rendering;
import io.broadsheet.article.domain.StaleVersion;
import io.broadsheet.article.imaging.Samples;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Erasures that are refused, or die before they are written. */
@ArticleServiceTest
class RefusedErasureIT {

    @Autowired
    private Images images;

    @Autowired
    private ImageFiles files;

    @Autowired
    private ReleasedPictures released;

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
    private Rendering rendering;

    @Autowired
    private ReaderCaches caches;

    @Autowired
    private PictureGuard guard;

    @Autowired
    private Revisions revisions;

    @Autowired
    private MongoDatabase database;

    @ParameterizedTest
    @CsvSource({"true, 81", "false, 82"})
    void anErasureThatComesToNothingTakesNoPictureFromTheLibrary(boolean isRefused, int height) {
        var image = uploaded(Samples.jpeg(125, height));
        var hash = image.picture().hash();
        var id = draftUnder(image);
        if (isRefused) {
            assertThatExceptionOfType(StaleVersion.class)
                    .isThrownBy(() -> publishing.erase(id, Set.of(99L), Fixtures.ANA));
        } else {
            assertThatIllegalStateException().isThrownBy(() -> dying().erase(id, Set.of(1L), Fixtures.ANA));
        }
        writing.edit(id, null, manuscript(null), Action.EDITED, Fixtures.ANA);

        erasure.deleteAll();

        assertThat(images.find(image.id())).isPresent();
        assertThat(files.picture(hash)).isPresent();

        var other = draftUnder(image);
        publishing.erase(other, Set.of(1L), Fixtures.ANA);
        await().untilAsserted(() -> {
            assertThat(images.find(image.id())).isEmpty();
            assertThat(files.picture(hash)).isEmpty();
        });
    }

    /** It may have been refused there, and says of no article whose erasure was asked for. */
    @Test
    void whatAnOlderBuildNotedTakesNoPictureFromTheLibrary() {
        var image = uploaded(Samples.jpeg(125, 83));
        database.getCollection("released_pictures")
                .insertOne(new Document("_id", image.picture().hash())
                        .append("at", new Date(0))
                        .append("images", List.of(image.id())));

        erasure.deleteAll();

        assertThat(images.find(image.id())).isPresent();
        assertThat(released.notes(null, 1_000))
                .extracting(ReleasedPictures.Note::hash)
                .doesNotContain(image.picture().hash());
    }

    private UUID draftUnder(Image image) {
        var manuscript = manuscript(HeroImage.of(image));
        return writing.start(manuscript, null, Fixtures.ANA).id();
    }

    private static DraftInput manuscript(@Nullable HeroImage hero) {
        return new DraftInput(null, Fixtures.details("Under a picture", hero), Fixtures.body("Tides turn."));
    }

    /** One that dies between its notes and its write. */
    private ArticlePublishing dying() {
        var killed = (Articles) Proxy.newProxyInstance(
                Articles.class.getClassLoader(), new Class<?>[] {Articles.class}, (self, method, arguments) -> {
                    if (method.getName().equals("update")) {
                        throw new IllegalStateException("killed");
                    }
                    return method.invoke(articles, arguments);
                });
        return new ArticlePublishing(killed, rendering, caches, guard, erasure, revisions, Clock.systemUTC());
    }

    private Image uploaded(byte[] bytes) {
        return library.add(() -> bytes, new ImageLibrary.Said("Tides", null, null, "Ada"), hash -> null);
    }
}
