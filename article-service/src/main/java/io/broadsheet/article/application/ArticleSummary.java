package io.broadsheet.article.application;

import io.broadsheet.article.domain.Correction;
import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.Publication;
import io.broadsheet.article.domain.Slug;
import java.time.Instant;
import java.util.List;
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
        long version,
        List<Correction> corrections) {

    /** Where its corrections do not matter. */
    public ArticleSummary(
            UUID id,
            Slug slug,
            Details details,
            String excerpt,
            int readingMinutes,
            Instant publishedAt,
            Instant updatedAt,
            long version) {
        this(id, slug, details, excerpt, readingMinutes, publishedAt, updatedAt, version, List.of());
    }

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
                publication.version(),
                publication.corrections());
    }
}
