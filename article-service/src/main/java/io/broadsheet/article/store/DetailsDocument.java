package io.broadsheet.article.store;

import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.Focus;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.domain.SourceType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an editor says about an article, in its document: of the working copy, and as published. */
public record DetailsDocument(
        String title,
        @Nullable String standfirst,
        List<String> authors,
        @Nullable String section,
        List<String> tags,
        String language,
        boolean commentsOpen,
        @Nullable Integer commentsCloseAfterDays,
        boolean pin,
        boolean breaking,
        @Nullable Instant breakingUntil,
        @Nullable HeroImageDocument heroImage,
        @Nullable String canonicalUrl) {

    /**
     * @param decorative true, or absent
     * @param focus absent in the centre
     * @param source word of {@link SourceType}; absent if that is not known
     */
    public record HeroImageDocument(
            @Nullable UUID image,
            @Nullable PictureDocument picture,
            String url,
            String alt,
            @Nullable String credit,
            @Nullable Boolean decorative,
            @Nullable FocusDocument focus,
            @Nullable String source) {

        static HeroImageDocument from(Details.HeroImage hero) {
            var uploaded = hero.uploaded();
            return new HeroImageDocument(
                    uploaded == null ? null : uploaded.id(),
                    uploaded == null ? null : PictureDocument.from(uploaded.picture()),
                    hero.url(),
                    hero.alt(),
                    hero.credit(),
                    hero.decorative() ? true : null,
                    uploaded == null ? null : FocusDocument.from(uploaded.focus()),
                    uploaded == null || uploaded.source() == null
                            ? null
                            : uploaded.source().code());
        }

        Details.HeroImage toHeroImage() {
            var uploaded = picture == null
                    ? null
                    : new Details.Uploaded(
                            image,
                            picture.toPicture(),
                            focus == null ? Focus.CENTRE : new Focus(focus.x, focus.y),
                            source == null ? null : new SourceType(source));
            return new Details.HeroImage(uploaded, url, alt, Boolean.TRUE.equals(decorative), credit);
        }
    }

    public record FocusDocument(int x, int y) {

        static @Nullable FocusDocument from(Focus focus) {
            return focus.isCentre() ? null : new FocusDocument(focus.x(), focus.y());
        }
    }

    public record PictureDocument(String hash, String extension, int width, int height) {

        static PictureDocument from(Picture picture) {
            return new PictureDocument(picture.hash(), picture.extension(), picture.width(), picture.height());
        }

        Picture toPicture() {
            return new Picture(hash, extension, width, height);
        }
    }

    static DetailsDocument from(Details details) {
        var image = details.heroImage();
        return new DetailsDocument(
                details.title(),
                details.standfirst(),
                details.authors(),
                details.section(),
                details.tags(),
                details.language(),
                details.commentsOpen(),
                details.commentsCloseAfterDays(),
                details.pin(),
                details.breaking(),
                details.breakingUntil(),
                image == null ? null : HeroImageDocument.from(image),
                details.canonicalUrl());
    }

    Details toDetails() {
        return new Details(
                title,
                standfirst,
                authors,
                section,
                tags,
                language,
                commentsOpen,
                commentsCloseAfterDays,
                pin,
                breaking,
                breakingUntil,
                heroImage == null ? null : heroImage.toHeroImage(),
                canonicalUrl);
    }
}
