package io.broadsheet.website.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published article.
 *
 * @param html sanitised by article-service
 * @param url where readers find it, absolute
 */
public record Article(
        UUID id,
        String slug,
        String title,
        @Nullable String standfirst,
        String html,
        String excerpt,
        List<String> authors,
        @Nullable String section,
        List<String> tags,
        String language,
        Instant publishedAt,
        Instant updatedAt,
        int readingMinutes,
        long commentCount,
        boolean commentsOpen,
        List<Correction> corrections,
        @Nullable Image heroImage,
        @Nullable String canonicalUrl,
        String url) {

    /** What was wrong and has been put right. */
    public record Correction(Instant at, String note) {}

    public Article {
        authors = NullSafeLists.of(authors);
        tags = NullSafeLists.of(tags);
        corrections = NullSafeLists.of(corrections);
    }
}
