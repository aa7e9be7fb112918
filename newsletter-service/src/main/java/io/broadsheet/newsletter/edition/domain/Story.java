package io.broadsheet.newsletter.edition.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What digests tell of an article.
 *
 * @param version of the article
 * @param sections its own first, then the one that it is within; none for none
 * @param language BCP 47
 * @param url where readers find it, absolute
 * @param pinned the desk wants it first
 * @param traceparent of the event that brought it
 */
public record Story(
        UUID id,
        long version,
        String title,
        @Nullable String standfirst,
        String excerpt,
        List<String> authors,
        List<String> sections,
        List<String> tags,
        String language,
        String url,
        Instant publishedAt,
        boolean pinned,
        @Nullable String traceparent) {

    public Story {
        authors = List.copyOf(authors);
        sections = List.copyOf(sections);
        tags = List.copyOf(tags);
    }

    public @Nullable String section() {
        return sections.isEmpty() ? null : sections.getFirst();
    }

    Subject subject() {
        return new Subject(tags, sections, authors, language);
    }

    /** Whether an article published then is still news when it arrives; an archive that is replayed is not. */
    public static boolean isNews(Instant publishedAt, Instant arrivedAt, Duration window) {
        return !publishedAt.isBefore(arrivedAt.minus(window));
    }
}
