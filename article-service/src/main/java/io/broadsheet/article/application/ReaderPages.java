package io.broadsheet.article.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.InvalidSlug;
import io.broadsheet.article.domain.Slug;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Articles as readers get them, ready-made in memory.
 *
 * <p>Two small caches: from a slug to its article, which never changes once the slug was public, and from the article
 * to its page. A page is forgotten when this instance changes the article, or when {@link Watch} hears that another
 * one did. While nothing is heard, a page is used for a moment only.
 */
@Component
public class ReaderPages {

    private static final int MOST_SLUGS = 200_000;

    private final Articles articles;
    private final LatestCounts counts;
    private final PageWriter writer;
    private final Watch watch;
    private final Cache<String, UUID> ids;
    private final Cache<UUID, Loaded> pages;

    /** @param at when it began to be read from the database, by {@link System#nanoTime} */
    private record Loaded(ReaderPage page, long at) {}

    ReaderPages(
            Articles articles,
            LatestCounts counts,
            PageWriter writer,
            Watch watch,
            ArticleSettings settings,
            MeterRegistry meters) {
        this.articles = articles;
        this.counts = counts;
        this.writer = writer;
        this.watch = watch;
        this.ids = Caffeine.newBuilder().maximumSize(MOST_SLUGS).build();
        this.pages = Caffeine.newBuilder()
                .maximumWeight(settings.pageCache().toBytes())
                .weigher(ReaderPages::weight)
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, pages, "reader-pages");
    }

    /** @return what readers get there, or empty if no article was ever public there */
    public Optional<ReaderPage> at(String address) {
        var page = inMemory(address);
        return page == null ? load(address) : Optional.of(page);
    }

    /** @return the page if it is in memory and still right, or null */
    public @Nullable ReaderPage inMemory(String address) {
        var id = ids.getIfPresent(address);
        var loaded = id == null ? null : pages.getIfPresent(id);
        return loaded != null && watch.vouchesFor(loaded.at) ? loaded.page : null;
    }

    /** Another page is made for the next reader. */
    public void forget(UUID article) {
        // Waits for a reader who is making one of the old state right now.
        pages.invalidate(article);
    }

    private Optional<ReaderPage> load(String address) {
        var id = ids.getIfPresent(address);
        if (id == null) {
            var found = publicAt(address);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            id = found.get();
            ids.put(address, id);
        }
        var usable = pages.asMap()
                .compute(id, (key, loaded) -> loaded != null && watch.vouchesFor(loaded.at) ? loaded : read(key));
        return Optional.ofNullable(usable).map(Loaded::page);
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

    private @Nullable Loaded read(UUID id) {
        var at = System.nanoTime();
        return articles.find(id)
                .map(Articles.Entry::article)
                .map(article -> page(id, article))
                .map(page -> new Loaded(page, at))
                .orElse(null);
    }

    private @Nullable ReaderPage page(UUID id, Article article) {
        return switch (article) {
            case Article.Draft draft -> null;
            case Article.Published published -> writer.write(id, published.publication(), counts.visible(id));
            case Article.Withdrawn withdrawn ->
                new ReaderPage.Gone(withdrawn.withdrawal().reason());
            case Article.Erased erased -> new ReaderPage.Gone(null);
        };
    }

    private static int weight(UUID id, Loaded loaded) {
        return 200
                + switch (loaded.page) {
                    case ReaderPage.Readable readable -> readable.body().length;
                    case ReaderPage.Gone(var reason) -> reason == null ? 0 : reason.getBytes(UTF_8).length;
                };
    }
}
