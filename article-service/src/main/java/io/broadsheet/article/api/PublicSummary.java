package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleSummary;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An article in readers' lists: all but its text. */
record PublicSummary(
        UUID id,
        String slug,
        String title,
        @Nullable String standfirst,
        String excerpt,
        List<String> authors,
        @Nullable String section,
        List<String> tags,
        String language,
        Instant publishedAt,
        Instant updatedAt,
        long version,
        int readingMinutes,
        long commentCount,
        boolean commentsOpen,
        @Nullable PublicImage heroImage,
        String url) {

    static PublicSummary from(ArticleSummary summary, long commentCount, String url) {
        var details = summary.details();
        return new PublicSummary(
                summary.id(),
                summary.slug().value(),
                details.title(),
                details.standfirst(),
                summary.excerpt(),
                details.authors(),
                details.section(),
                details.tags(),
                details.language(),
                summary.publishedAt(),
                summary.updatedAt(),
                summary.version(),
                summary.readingMinutes(),
                commentCount,
                details.commentsOpen(),
                PublicImage.from(details.heroImage()),
                url);
    }
}
