package io.broadsheet.article.store;

import static io.broadsheet.article.store.ArticleDocument.there;

import io.broadsheet.article.domain.Correction;
import io.broadsheet.article.domain.Publication;
import io.broadsheet.article.domain.Rendition;
import io.broadsheet.article.domain.Slug;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What readers see. Public only for the driver's record codec.
 *
 * @param html and {@code text} and {@code source} are left out of lists
 * @param renderer absent with {@code source} where an earlier build published
 */
public record PublicationDocument(
        DetailsDocument details,
        @Nullable String html,
        @Nullable String text,
        String excerpt,
        int readingMinutes,
        @Nullable BodyDocument source,
        @Nullable Integer renderer,
        Instant publishedAt,
        Instant updatedAt,
        long version) {

    static PublicationDocument from(Publication publication) {
        var rendition = publication.rendition();
        return new PublicationDocument(
                DetailsDocument.from(publication.details()),
                rendition.html(),
                rendition.text(),
                rendition.excerpt(),
                rendition.readingMinutes(),
                publication.source() == null ? null : BodyDocument.from(publication.source()),
                publication.renderer() == 0 ? null : publication.renderer(),
                publication.publishedAt(),
                publication.updatedAt(),
                publication.version());
    }

    Publication toPublication(List<Slug> addresses, List<Correction> corrections) {
        return new Publication(
                addresses,
                details.toDetails(),
                new Rendition(there(html), there(text), excerpt, readingMinutes),
                source == null ? null : source.toBody(),
                renderer == null ? 0 : renderer,
                publishedAt,
                updatedAt,
                version,
                corrections);
    }
}
