package io.broadsheet.article.domain;

import java.util.List;
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

    /** The picture above the text; {@code alt} says what it shows, for those who do not see it. */
    public record HeroImage(
            String url, String alt, @Nullable String credit) {}

    public Details {
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
    }
}
