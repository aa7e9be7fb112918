package io.broadsheet.article.application;

import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.Publication;
import io.broadsheet.article.domain.Slug;
import java.time.Instant;
import java.util.UUID;

/** A published article without its text. */
public record ArticleSummary(
        UUID id,
        Slug slug,
        Details details,
        String excerpt,
        int readingMinutes,
        Instant publishedAt,
        Instant updatedAt,
        long version) {

    public static ArticleSummary of(UUID id, Publication publication) {
        var rendition = publication.rendition();
        return new ArticleSummary(
                id,
                publication.slug(),
                publication.details(),
                rendition.excerpt(),
                rendition.readingMinutes(),
                publication.publishedAt(),
                publication.updatedAt(),
                publication.version());
    }
}
