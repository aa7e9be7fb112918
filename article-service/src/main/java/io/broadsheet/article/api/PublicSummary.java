package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleSummary;
import io.broadsheet.article.application.Catalogue.Kind;
import io.broadsheet.article.domain.Details;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article as readers get it, without its text: what lists have of it.
 *
 * @param section as it was typed, as are authors and tags
 * @param keys what they are known by, in whatever spelling
 * @param commentsCloseAt when readers may comment no more though {@code commentsOpen}, whatever the site's rule; null if
 *     nobody has said
 * @param breaking news of the hour
 * @param breakingUntil when it is so no longer; null if nobody has said, and where it is not
 * @param canonicalUrl of the original, if it was taken over from elsewhere
 */
record PublicSummary(
        UUID id,
        String slug,
        String title,
        @Nullable String standfirst,
        String excerpt,
        List<String> authors,
        @Nullable String section,
        List<String> tags,
        Keys keys,
        String language,
        Instant publishedAt,
        Instant updatedAt,
        long version,
        int readingMinutes,
        long commentCount,
        boolean commentsOpen,
        @Nullable Instant commentsCloseAt,
        boolean breaking,
        @Nullable Instant breakingUntil,
        @Nullable PublicImage heroImage,
        @Nullable String canonicalUrl,
        String url) {

    /** Each in the place of its name. */
    record Keys(@Nullable String section, List<String> tags, List<String> authors) {

        static Keys of(Details details) {
            var section = details.section();
            return new Keys(
                    section == null ? null : Kind.SECTION.key(section),
                    details.tags().stream().map(Kind.TAG::key).toList(),
                    details.authors().stream().map(Kind.AUTHOR::key).toList());
        }
    }

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
                Keys.of(details),
                details.language(),
                summary.publishedAt(),
                summary.updatedAt(),
                summary.version(),
                summary.readingMinutes(),
                commentCount,
                details.commentsOpen(),
                details.commentsCloseAt(summary.publishedAt()),
                details.breaking(),
                details.breakingUntil(),
                PublicImage.from(details.heroImage()),
                details.canonicalUrl(),
                url);
    }
}
