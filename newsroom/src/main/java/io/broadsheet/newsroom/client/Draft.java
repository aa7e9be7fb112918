package io.broadsheet.newsroom.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article's working copy as it is sent.
 *
 * @param commentsCloseAfterDays of the first publication, or not told, like {@code breakingUntil}
 * @param breakingUntil an instant, or not told: an older build does not know it
 */
public record Draft(
        @Nullable String title,
        @Nullable String slug,
        @Nullable String standfirst,
        Body body,
        List<String> authors,
        @Nullable String section,
        List<String> tags,
        @Nullable String language,
        boolean commentsOpen,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer commentsCloseAfterDays,
        boolean pin,
        boolean breaking,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String breakingUntil,
        @Nullable HeroImage heroImage,
        @Nullable String canonicalUrl) {

    /** @param format {@code markdown} or {@code html} */
    public record Body(String format, String source) {}

    /**
     * @param id of one in the library; null for one that lies elsewhere
     * @param url of one elsewhere; null for one in the library
     * @param decorative true, or not told: an older build does not know it
     */
    public record HeroImage(
            @Nullable UUID id,
            @Nullable String url,
            @Nullable String alt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean decorative,

            @Nullable String credit) {}
}
