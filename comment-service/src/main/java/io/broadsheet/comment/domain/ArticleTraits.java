package io.broadsheet.comment.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an article is, for policies and queues.
 *
 * @param section as the article names it
 * @param language BCP 47
 * @param publishedAt first
 */
public record ArticleTraits(
        @Nullable String section,
        @Nullable String language,
        @Nullable Instant publishedAt) {

    public ArticleTraits(@Nullable String section, @Nullable String language) {
        this(section, language, null);
    }

    public static final ArticleTraits UNKNOWN = new ArticleTraits(null, null);
}
