package io.broadsheet.article.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.InvalidSlug;
import io.broadsheet.article.domain.Slug;
import io.broadsheet.cache.Freshness;
import io.broadsheet.cache.ResponseCache;
import io.broadsheet.cache.ResponseCache.Made;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Articles as readers get them, ready-made in memory.
 *
 * <p>Two small caches: from a slug to its article, which never changes once the slug was public, and from the article
 * to its page.
 */
@Component
public class ArticleCache {

    private static final int MOST_SLUGS = 200_000;

    private final Articles articles;
    private final LatestCommentCounts counts;
    private final PageWriter writer;
    private final Cache<String, UUID> ids;
    private final ResponseCache<UUID, ReaderPage> pages;

    ArticleCache(
            Articles articles,
            LatestCommentCounts counts,
            PageWriter writer,
            Freshness freshness,
            ArticleSettings settings,
            MeterRegistry meters) {
        this.articles = articles;
        this.counts = counts;
        this.writer = writer;
        this.ids = Caffeine.newBuilder().maximumSize(MOST_SLUGS).build();
        this.pages = new ResponseCache<>("reader-pages", settings.pageCache(), ArticleCache::weight, freshness, meters);
    }

    /** @return what readers get there, or empty if no article was ever public there */
    public Optional<ReaderPage> at(String address) {
        var id = ids.getIfPresent(address);
        if (id == null) {
            var found = publicAt(address);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            id = found.get();
            ids.put(address, id);
        }
        return Optional.ofNullable(pages.get(id, this::read));
    }

    /** @return the article that readers get there, or empty */
    public Optional<UUID> published(String address) {
        return at(address)
                .filter(ReaderPage.Readable.class::isInstance)
                .flatMap(page -> Optional.ofNullable(ids.getIfPresent(address)));
    }

    /** @return the page if it is in memory and still right, or null */
    public @Nullable ReaderPage inMemory(String address) {
        var id = ids.getIfPresent(address);
        return id == null ? null : pages.inMemory(id);
    }

    /** Another page is made for the next reader. */
    void forget(UUID article) {
        pages.forget(article);
    }

    private Optional<UUID> publicAt(String address) {
        try {
            var slug = Slug.of(address);
            return articles.findBySlug(slug)
                    .filter(entry -> addresses(entry.article()).contains(slug))
                    .map(Articles.Entry::id);
        } catch (InvalidSlug noArticleCanHaveIt) {
            return Optional.empty();
        }
    }

    private static List<Slug> addresses(Article article) {
        return switch (article) {
            case Article.Draft draft -> List.of();
            case Article.Published published -> published.publication().addresses();
            case Article.Withdrawn withdrawn -> withdrawn.withdrawal().addresses();
            case Article.Erased erased -> erased.addresses();
        };
    }

    private @Nullable Made<ReaderPage> read(UUID id) {
        return articles.find(id)
                .map(Articles.Entry::article)
                .map(article -> page(id, article))
                .map(page -> Made.of(page, Set.of(id)))
                .orElse(null);
    }

    private @Nullable ReaderPage page(UUID id, Article article) {
        return switch (article) {
            case Article.Draft draft -> null;
            case Article.Published(var copy, var publication, var changed) ->
                new ReaderPage.Readable(publication.slug(), writer.write(id, publication, counts.visible(id)));
            case Article.Withdrawn withdrawn ->
                new ReaderPage.Withdrawn(withdrawn.withdrawal().reason());
            case Article.Erased erased -> new ReaderPage.Erased();
        };
    }

    private static int weight(ReaderPage page) {
        return switch (page) {
            case ReaderPage.Readable(var slug, var answer) -> answer.weight();
            case ReaderPage.Withdrawn(var reason) -> reason == null ? 0 : reason.getBytes(UTF_8).length;
            case ReaderPage.Erased erased -> 0;
        };
    }
}
