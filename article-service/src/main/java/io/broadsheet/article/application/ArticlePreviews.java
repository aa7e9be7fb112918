package io.broadsheet.article.application;

import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Articles.Entry;
import io.broadsheet.article.domain.ErasedForGood;
import io.broadsheet.article.domain.ImageFiles;
import io.broadsheet.article.domain.Publication;
import io.broadsheet.article.domain.Rendering;
import io.broadsheet.cache.CachedResponse;
import io.broadsheet.chassis.token.SignedTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Shows what readers would have after the next publication to whoever has a link: no account is needed, and nothing of it
 * is kept. The token says which article and until when, in minutes since 1970 in place of a generation.
 */
@Service
public class ArticlePreviews {

    private static final String PURPOSE = "article-preview";
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private final Articles articles;
    private final Rendering rendering;
    private final LatestCommentCounts counts;
    private final ImageFiles files;
    private final ImageCache pictures;
    private final ObjectProvider<SignedTokens> tokens;
    private final Clock clock;

    public record Link(String token, Instant expiresAt) {}

    public record Preview(UUID id, Publication publication, long commentCount) {}

    ArticlePreviews(
            Articles articles,
            Rendering rendering,
            LatestCommentCounts counts,
            ImageFiles files,
            ImageCache pictures,
            ObjectProvider<SignedTokens> tokens,
            Clock clock) {
        this.articles = articles;
        this.rendering = rendering;
        this.counts = counts;
        this.files = files;
        this.pictures = pictures;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * @throws UnknownArticle if there is none with this id
     * @throws ErasedForGood if erased
     */
    public Link link(UUID id) {
        readable(articles.find(id).orElseThrow(UnknownArticle::new));
        var minutes = clock.instant().plus(GOOD_FOR).getEpochSecond() / 60;
        return new Link(tokens().issue(PURPOSE, id, Math.toIntExact(minutes)), Instant.ofEpochSecond(60 * minutes));
    }

    /**
     * @throws UnknownPreview if no link has this token
     * @throws PreviewExpired if its day is over
     * @throws ErasedForGood if its article is erased
     */
    public Preview preview(String token) {
        var entry = entry(token);
        return new Preview(
                entry.id(),
                entry.article().preview(rendering, entry.nextVersion(), clock.instant()),
                counts.visible(entry.id()));
    }

    /** A picture of the article, which nobody else may have seen yet. */
    public Optional<CachedResponse> picture(String token, String hash, String size) {
        return entry(token).article().pictures().contains(hash)
                ? files.picture(hash).flatMap(picture -> pictures.of(picture, size))
                : Optional.empty();
    }

    private Entry entry(String token) {
        var content = tokens().read(PURPOSE, token).orElseThrow(UnknownPreview::new);
        if (!clock.instant().isBefore(Instant.ofEpochSecond(60L * content.generation()))) {
            throw new PreviewExpired();
        }
        return readable(articles.find(content.subject()).orElseThrow(UnknownPreview::new));
    }

    private SignedTokens tokens() {
        try {
            return tokens.getObject();
        } catch (BeansException noSecret) {
            throw new PreviewsNotSetUp();
        }
    }

    private static Entry readable(Entry entry) {
        if (entry.article() instanceof Article.Erased) {
            throw new ErasedForGood();
        }
        return entry;
    }
}
