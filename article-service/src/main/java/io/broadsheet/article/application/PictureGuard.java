package io.broadsheet.article.application;

import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Body;
import io.broadsheet.article.domain.Details.HeroImage;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.ImageFiles;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.domain.NotPublishable;
import io.broadsheet.article.domain.NotPublishable.Lack;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.domain.Publication;
import io.broadsheet.article.domain.Rendering;
import io.broadsheet.article.domain.Rendering.PictureInText;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.chassis.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets no picture out without words for those who do not see it, or the choice that it needs none, and without a credit.
 * What readers have already is no obstacle.
 */
@Component
class PictureGuard {

    private final Images images;
    private final ImageFiles files;
    private final Rendering rendering;

    PictureGuard(Images images, ImageFiles files, Rendering rendering) {
        this.images = images;
        this.files = files;
        this.rendering = rendering;
    }

    /** @throws NotPublishable with everything that is missing */
    void require(Article article) {
        if (article instanceof Article.Erased) {
            return;
        }
        var copy = article.copy();
        var shown = article instanceof Article.Published published ? published.publication() : null;
        List<Lack> lacks = new ArrayList<>();
        var hero = copy.details().heroImage();
        if (hero != null && !isShown(hero, shown)) {
            lacks.addAll(lacksOf(hero));
        }
        lacks.addAll(lacksOf(copy.body(), shown));
        if (!lacks.isEmpty()) {
            throw new NotPublishable(Sentence.LACKS_ANY, lacks);
        }
    }

    private List<Lack> lacksOf(Body body, @Nullable Publication shown) {
        if (Picture.hashesIn(body.source()).isEmpty()) {
            // Most texts have none of the library, and are not rendered once more.
            return List.of();
        }
        var known = shown == null
                ? Set.<String>of()
                : Picture.hashesIn(shown.rendition().html());
        return rendering.pictures(body).stream()
                .filter(picture -> !known.contains(picture.hash()))
                .flatMap(picture -> lacksOf(picture).stream())
                .toList();
    }

    private static boolean isShown(HeroImage hero, @Nullable Publication shown) {
        var before = shown == null ? null : shown.details().heroImage();
        return before != null
                && before.url().equals(hero.url())
                && before.alt().equals(hero.alt())
                && before.decorative() == hero.decorative()
                && String.valueOf(before.credit()).equals(String.valueOf(hero.credit()));
    }

    private List<Lack> lacksOf(HeroImage hero) {
        List<Lack> lacks = new ArrayList<>();
        var uploaded = hero.uploaded();
        if (uploaded != null
                && !files.missing(Set.of(uploaded.picture().hash())).isEmpty()) {
            // Deleted after it was found for a draft, and before that was written.
            lacks.add(new Lack("heroImage", Sentence.LACKS_PICTURE.with(hero.url())));
        }
        if (Texts.isBlank(hero.alt()) && !hero.decorative()) {
            lacks.add(new Lack("heroImage.alt", Sentence.LACKS_ALT.with()));
        }
        if (Texts.isBlank(hero.credit())) {
            lacks.add(new Lack("heroImage.credit", Sentence.LACKS_CREDIT.with()));
        }
        return lacks;
    }

    /** One that has only left the library is shown still, and nothing is asked of it. */
    private List<Lack> lacksOf(PictureInText picture) {
        var held = images.ofPicture(picture.hash());
        List<Lack> lacks = new ArrayList<>();
        if (held.isEmpty()) {
            if (!files.missing(Set.of(picture.hash())).isEmpty()) {
                lacks.add(new Lack("body.source", Sentence.LACKS_PICTURE.with("/images/" + picture.hash())));
            }
            return lacks;
        }
        if (!picture.hasWords()
                && held.stream().noneMatch(image -> image.words().decorative())) {
            lacks.add(new Lack("body.source", Sentence.LACKS_WORDS.with(address(held.getFirst()))));
        }
        if (held.stream().allMatch(image -> Texts.isBlank(image.words().credit()))) {
            lacks.add(new Lack("body.source", Sentence.LACKS_CREDIT_OF.with(address(held.getFirst()))));
        }
        return lacks;
    }

    private static String address(Image image) {
        return image.picture().path();
    }
}
