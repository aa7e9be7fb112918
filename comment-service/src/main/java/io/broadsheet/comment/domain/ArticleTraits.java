package io.broadsheet.comment.domain;

import org.jspecify.annotations.Nullable;

/**
 * What an article is, for policies and queues.
 *
 * @param section as the article names it
 * @param language BCP 47
 */
public record ArticleTraits(
        @Nullable String section, @Nullable String language) {

    public static final ArticleTraits UNKNOWN = new ArticleTraits(null, null);
}
