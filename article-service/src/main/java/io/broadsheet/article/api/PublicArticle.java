package io.broadsheet.article.api;

import io.broadsheet.article.domain.Publication;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An article as readers get it. */
record PublicArticle(
        UUID id,
        String slug,
        String title,
        @Nullable String standfirst,
        String html,
        String text,
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
        List<CorrectionResponse> corrections,
        @Nullable PublicImage heroImage,
        String url) {

    /** What was wrong and has been put right. */
    record CorrectionResponse(Instant at, String note) {}

    static PublicArticle from(UUID id, Publication publication, long commentCount, String url) {
        var details = publication.details();
        var rendition = publication.rendition();
        return new PublicArticle(
                id,
                publication.slug().value(),
                details.title(),
                details.standfirst(),
                rendition.html(),
                rendition.text(),
                rendition.excerpt(),
                details.authors(),
                details.section(),
                details.tags(),
                details.language(),
                publication.publishedAt(),
                publication.updatedAt(),
                publication.version(),
                rendition.readingMinutes(),
                commentCount,
                details.commentsOpen(),
                List.of(),
                PublicImage.from(details.heroImage()),
                url);
    }
}
