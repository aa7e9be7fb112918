package io.broadsheet.article.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an editor says about an article beside its text.
 *
 * @param language BCP 47
 * @param commentsCloseAfterDays of its first publication; null for the site's rule
 * @param pin wanted on top of the front page
 * @param breaking news of the hour
 * @param breakingUntil when it is so no longer; null if nobody has said, and where it is not
 */
public record Details(
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
        @Nullable HeroImage heroImage,
        @Nullable String canonicalUrl) {

    /**
     * The picture above the text.
     *
     * @param uploaded the one it is of those that were uploaded; null if it lies elsewhere
     * @param url where the largest size is; of an uploaded one, the same path on the website and on this service
     * @param alt what it shows, for those who do not see it; empty where nobody has said, or needs to
     * @param decorative whether it shows nothing that anybody would miss, so that it needs no words
     */
    public record HeroImage(
            @Nullable Uploaded uploaded,
            String url,
            String alt,
            boolean decorative,
            @Nullable String credit) {

        /** With the words that it was uploaded with. */
        public static HeroImage of(Image image) {
            var words = image.words();
            return new HeroImage(
                    Uploaded.of(image), image.picture().path(), words.alt(), words.decorative(), words.credit());
        }

        /** The same picture with other words. */
        public HeroImage saying(String otherAlt, boolean isDecorative, @Nullable String otherCredit) {
            return new HeroImage(uploaded, url, otherAlt, isDecorative, otherCredit);
        }

        /** This as the picture is known by now; itself if it is another one, or nothing is different. */
        HeroImage toldOf(Image image) {
            return uploaded == null || !image.id().equals(uploaded.id) || uploaded.equals(Uploaded.of(image))
                    ? this
                    : new HeroImage(Uploaded.of(image), url, alt, decorative, credit);
        }

        /**
         * As an article was announced with it.
         *
         * @param height null where it was not told
         */
        public static HeroImage announced(
                String url,
                String alt,
                @Nullable String credit,
                @Nullable Integer height,
                Focus focus,
                @Nullable SourceType source) {
            return height == null
                    ? elsewhere(url, alt, false, credit)
                    : Picture.at(url, height)
                            .map(picture -> new HeroImage(
                                    new Uploaded(null, picture, focus, source), picture.path(), alt, false, credit))
                            .orElseGet(() -> elsewhere(url, alt, false, credit));
        }

        public static HeroImage elsewhere(String url, String alt, boolean decorative, @Nullable String credit) {
            return new HeroImage(null, url, alt, decorative, credit);
        }
    }

    /**
     * An uploaded picture as readers get it.
     *
     * @param id null where only readers' side of it is known
     * @param source how it came to be; null if that is not known
     */
    public record Uploaded(
            @Nullable UUID id,
            Picture picture,
            Focus focus,
            @Nullable SourceType source) {

        static Uploaded of(Image image) {
            return new Uploaded(
                    image.id(), image.picture(), image.focus(), image.rights().source());
        }
    }

    /** These in another section. */
    Details inSection(String other) {
        return new Details(
                title,
                standfirst,
                authors,
                other,
                tags,
                language,
                commentsOpen,
                commentsCloseAfterDays,
                pin,
                breaking,
                breakingUntil,
                heroImage,
                canonicalUrl);
    }

    /** These without a picture above the text. */
    public Details unpictured() {
        return with(null);
    }

    /** These with the picture as it is known by now; themselves if nothing is different. */
    Details toldOf(Image image) {
        var told = heroImage == null ? null : heroImage.toldOf(image);
        return told == heroImage ? this : with(told);
    }

    private Details with(@Nullable HeroImage other) {
        return with(breaking, breakingUntil, other);
    }

    /** These without what is over by then; themselves if nothing is. */
    Details at(Instant now) {
        return breakingUntil == null || breakingUntil.isAfter(now) ? this : with(false, null, heroImage);
    }

    private Details with(boolean isBreaking, @Nullable Instant until, @Nullable HeroImage picture) {
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
                isBreaking,
                until,
                picture,
                canonicalUrl);
    }

    /** @return null where the site's rule holds */
    public @Nullable Instant commentsCloseAt(Instant firstPublished) {
        return commentsCloseAfterDays == null ? null : firstPublished.plus(Duration.ofDays(commentsCloseAfterDays));
    }

    /** Of the uploaded picture above the text, if there is one. */
    public Stream<String> pictures() {
        return heroImage == null || heroImage.uploaded == null
                ? Stream.empty()
                : Stream.of(heroImage.uploaded.picture.hash());
    }

    public Details {
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
    }
}
