package io.broadsheet.article.api;

import static io.broadsheet.article.Newsroom.ARTICLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.article.application.ArticleWriting;
import io.broadsheet.article.application.DraftInput;
import io.broadsheet.article.application.ImageEditing;
import io.broadsheet.article.application.ImageLibrary;
import io.broadsheet.article.domain.Details.HeroImage;
import io.broadsheet.article.domain.Fixtures;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.ImageFiles;
import io.broadsheet.article.imaging.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ArticleServiceTest
class DeletedPicturesIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private ImageLibrary library;

    @Autowired
    private ImageEditing editing;

    @Autowired
    private ImageFiles files;

    @Autowired
    private ArticleWriting writing;

    @Test
    void aboveADraftThatWasWrittenAfterThemAreWarnedOfAndLetNoArticleOut() {
        var newsroom = new Newsroom(client);
        var image = uploaded(Samples.jpeg(421, 200));
        var manuscript = under(HeroImage.of(image));
        editing.delete(image.id(), null);
        await().until(() -> files.picture(image.picture().hash()).isEmpty());
        var id = writing.start(manuscript, null, Fixtures.ANA).id();

        newsroom.get(ARTICLES + "/" + id)
                .expectBody()
                .jsonPath("$.warnings[*].place")
                .value((List<String> places) -> assertThat(places).containsExactly("heroImage"));
        newsroom.publish(id)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value((List<String> fields) -> assertThat(fields).containsExactly("heroImage"));

        // With the same bytes it is there again.
        uploaded(Samples.jpeg(421, 200));
        newsroom.get(ARTICLES + "/" + id).expectBody().jsonPath("$.warnings").isEmpty();
        newsroom.publish(id).expectStatus().isOk();
    }

    @Test
    void areNotThereThoughTheirDocumentIs() {
        var image = uploaded(Samples.jpeg(422, 200));
        var files = database.getCollection("picture_sizes.files");
        files.deleteMany(Filters.regex("filename", image.picture().hash()));

        new Newsroom(client)
                .get("/newsroom/images/" + image.id() + "/320.jpg")
                .expectStatus()
                .isNotFound();
    }

    private Image uploaded(byte[] bytes) {
        return library.add(() -> bytes, new ImageLibrary.Said("Tides", null, null, "Ada"), hash -> null);
    }

    private static DraftInput under(HeroImage picture) {
        return new DraftInput(
                null, Fixtures.details("Under a picture that is gone", picture), Fixtures.body("Tides turn."));
    }
}
