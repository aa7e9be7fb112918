package io.broadsheet.comment.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this service knows of an article. */
public sealed interface Article {

    /**
     * @param commentsCloseAt as its editors said; absent where the site's rule holds
     * @param url where readers find it; absent, like {@code authors} and {@code traits}, in copies that were made before these were
     *     kept
     */
    record Published(
            String slug,
            String title,
            boolean commentsOpen,
            @Nullable Instant commentsCloseAt,
            @Nullable String url,
            List<String> authors,
            ArticleTraits traits)
            implements Article {

        public Published(String slug, String title, boolean commentsOpen, @Nullable String url, List<String> authors) {
            this(slug, title, commentsOpen, url, authors, ArticleTraits.UNKNOWN);
        }

        public Published(
                String slug,
                String title,
                boolean commentsOpen,
                @Nullable String url,
                List<String> authors,
                ArticleTraits traits) {
            this(slug, title, commentsOpen, null, url, authors, traits);
        }
    }

    record Withdrawn(@Nullable String reason) implements Article {}

    record Erased() implements Article {}

    /**
     * @return the article, which readers may see
     * @throws ArticleGone for another
     */
    default Published readable() {
        return switch (this) {
            case Published published -> published;
            case Withdrawn(var reason) -> throw new ArticleGone(reason);
            case Erased() -> throw new ArticleGone(null);
        };
    }

    /**
     * @param closeAfter its first publication, where its editors said nothing else; zero for never
     * @throws CommentsClosed if its editors closed them, or it is too old
     * @throws ArticleGone if readers may not see it
     */
    default void requireOpen(Duration closeAfter, Instant now) {
        Published article = readable();
        Instant published = article.traits().publishedAt();
        Instant closeAt = article.commentsCloseAt() == null && closeAfter.isPositive() && published != null
                ? published.plus(closeAfter)
                : article.commentsCloseAt();
        if (!article.commentsOpen() || closeAt != null && now.isAfter(closeAt)) {
            throw new CommentsClosed();
        }
    }
}
