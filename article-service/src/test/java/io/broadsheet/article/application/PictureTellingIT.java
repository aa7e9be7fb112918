package io.broadsheet.article.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Details.HeroImage;
import io.broadsheet.article.domain.Fixtures;
import io.broadsheet.article.domain.Focus;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.domain.Rendering;
import io.broadsheet.article.imaging.Samples;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ArticleServiceTest
class PictureTellingIT {

    private static final int MORE_THAN_A_PAGE = 110;

    @Autowired
    private Images images;

    @Autowired
    private ImageLibrary library;

    @Autowired
    private PictureUses uses;

    @Autowired
    private Articles articles;

    @Autowired
    private ArticleWriting writing;

    @Autowired
    private Rendering rendering;

    @Autowired
    private ReaderCaches caches;

    @Test
    void anArticleThatIsSavedWhileOthersAreToldIsToldToo() {
        var image = library.add(
                () -> Samples.jpeg(441, 200), new ImageLibrary.Said("Tides", null, null, "Ada"), hash -> null);
        var manuscript = under(HeroImage.of(image), "Tides turn.");
        var ids = IntStream.range(0, MORE_THAN_A_PAGE)
                .mapToObj(i -> writing.start(manuscript, null, Fixtures.ANA).id())
                .toList();
        images.change(
                image.id(), Fixtures.ANA, known -> known.changed(known.words(), new Focus(50, 0), known.rights()));
        var edited = under(HeroImage.of(image), "Tides turn twice.");
        var isSaved = new AtomicBoolean();
        var meanwhile = (Articles) Proxy.newProxyInstance(
                Articles.class.getClassLoader(), new Class<?>[] {Articles.class}, (self, method, arguments) -> {
                    if (!isSaved.getAndSet(true)) {
                        // With the picture as it was when the editor opened it.
                        writing.edit(ids.getFirst(), null, edited, Action.EDITED, Fixtures.ANA);
                        writing.edit(ids.get(MORE_THAN_A_PAGE / 2), null, edited, Action.EDITED, Fixtures.ANA);
                    }
                    return method.invoke(articles, arguments);
                });

        new PictureTelling(images, uses, meanwhile, rendering, caches, Clock.systemUTC()).workOff();

        assertThat(ids).allSatisfy(id -> assertThat(focus(id)).isEqualTo(new Focus(50, 0)));
        assertThat(images.untold(null, 1_000))
                .extracting(untold -> untold.image().id())
                .doesNotContain(image.id());
    }

    private Focus focus(UUID id) {
        Article article = articles.find(id).orElseThrow().article();
        return article.copy().details().heroImage().uploaded().focus();
    }

    private static DraftInput under(HeroImage picture, String text) {
        return new DraftInput(null, Fixtures.details("Under a picture that changes", picture), Fixtures.body(text));
    }
}
