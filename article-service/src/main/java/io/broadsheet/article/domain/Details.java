package io.broadsheet.article.domain;

import java.util.List;
import java.util.UUID;
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

        public static HeroImage elsewhere(String url, String alt, @Nullable String credit) {
            return new HeroImage(null, url, alt, credit);
        }
    }

    public record Uploaded(UUID id, Picture picture) {}

    public Details {
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
    }
}
