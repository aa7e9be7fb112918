package io.broadsheet.article.domain;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an editor says about an article beside its text.
 *
 * @param language BCP 47
 * @param pin wanted on top of the front page
 */
public record Details(
        String title,
        @Nullable String standfirst,
        List<String> authors,
        @Nullable String section,
        List<String> tags,
        String language,
        boolean commentsOpen,
        boolean pin,
        boolean breaking,
        @Nullable HeroImage heroImage,
        @Nullable String canonicalUrl) {

    /**
     * The picture above the text.
     *
     * @param uploaded the one it is of those that were uploaded; null if it lies elsewhere
     * @param url where the largest size is; of an uploaded one, the same path on the website and on this service
     * @param alt what it shows, for those who do not see it
     */
    public record HeroImage(
            @Nullable Uploaded uploaded,
            String url,
            String alt,
            @Nullable String credit) {

        public static HeroImage of(Image image, String alt, String credit) {
            return new HeroImage(
                    new Uploaded(image.id(), image.picture()), image.picture().path(), alt, credit);
        }

        /**
         * As an article was announced with it.
         *
         * @param height null where it was not told
         */
        public static HeroImage announced(String url, String alt, @Nullable String credit, @Nullable Integer height) {
            return height == null
                    ? elsewhere(url, alt, credit)
                    : Picture.at(url, height)
                            .map(picture -> new HeroImage(new Uploaded(null, picture), picture.path(), alt, credit))
                            .orElseGet(() -> elsewhere(url, alt, credit));
        }

        public static HeroImage elsewhere(String url, String alt, @Nullable String credit) {
            return new HeroImage(null, url, alt, credit);
        }
    }

    /** @param id null where only readers' side of it is known */
    public record Uploaded(@Nullable UUID id, Picture picture) {}

    /** Of the uploaded picture above the text, if there is one. */
    Stream<String> pictures() {
        return heroImage == null || heroImage.uploaded == null
                ? Stream.empty()
                : Stream.of(heroImage.uploaded.picture.hash());
    }

    public Details {
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
    }
}
