package io.broadsheet.website.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article without its text.
 *
 * @param version of the article at its latest publication, as events have it
 * @param commentsCloseAt whatever the site's rule; null if nobody has said, and from a service that does not tell
 * @param breaking news of the hour
 * @param canonicalUrl of the original, if it was taken over from elsewhere
 * @param url where readers find it, absolute
 * @param reason why it is in a list of related ones, in English
 * @param reasonKind {@code tag}, {@code section} or {@code text}
 * @param reasonValue the tag or the section
 * @param highlights where it was found by a search
 */
public record Summary(
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
        @Nullable Instant commentsCloseAt,
        boolean breaking,
        @Nullable Image heroImage,
        @Nullable String canonicalUrl,
        String url,
        @Nullable String reason,
        @Nullable String reasonKind,
        @Nullable String reasonValue,
        @Nullable Highlights highlights) {

    /** HTML of text and {@code mark} only. */
    public record Highlights(
            @Nullable String title, @Nullable String standfirst, List<String> fragments) {

        public Highlights {
            fragments = NullSafeLists.of(fragments);
        }
    }

    public Summary {
        authors = NullSafeLists.of(authors);
        tags = NullSafeLists.of(tags);
    }
}
