package io.broadsheet.comment.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.cache.CachedResponse;
import io.broadsheet.cache.Freshness;
import io.broadsheet.cache.ResponseCache;
import io.broadsheet.cache.ResponseCache.Made;
import io.broadsheet.comment.domain.Comments.Order;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The first pages of what is said about articles, ready-made in memory. Whatever this instance writes, or hears that
 * another one wrote, makes those of that article anew.
 */
@Component
public class ThreadCache {

    private static final int MOST_WRITTEN = 10_000;
    private static final Duration HEARD_BY_THEN = Duration.ofMinutes(1);

    private final ResponseCache<FirstPage, CachedResponse> pages;
    private final Duration last;
    /** Comments by the version that was written here: hearing of it makes nothing anew once more. */
    private final Cache<UUID, Long> written = Caffeine.newBuilder()
            .maximumSize(MOST_WRITTEN)
            .expireAfterWrite(HEARD_BY_THEN)
            .build();

    /** @param limit how many threads it has at most */
    public record FirstPage(UUID article, Order order, int limit) {}

    ThreadCache(Freshness freshness, ThreadCacheSettings settings, MeterRegistry meters) {
        this.pages = new ResponseCache<>("comment-pages", settings.most(), CachedResponse::weight, freshness, meters);
        this.last = settings.last();
    }

    /** @return the page, from memory or made now */
    public CachedResponse get(FirstPage page, Supplier<CachedResponse> maker) {
        return Objects.requireNonNull(pages.get(page, asked -> made(asked, maker)));
    }

    /** @return the page, made after it was asked for */
    public CachedResponse getAnew(FirstPage page, Supplier<CachedResponse> maker) {
        return Objects.requireNonNull(pages.getAnew(page, asked -> made(asked, maker)));
    }

    private Made<CachedResponse> made(FirstPage page, Supplier<CachedResponse> maker) {
        return new Made<>(maker.get(), Set.of(page.article()), last);
    }

    /** @return the page if it is in memory and still right, or null */
    public @Nullable CachedResponse inMemory(FirstPage page) {
        return pages.inMemory(page);
    }

    /** Something about its comments is other than before: it was written here. */
    public void changed(UUID article) {
        pages.forget(article);
    }

    /** This version of a comment was written here. */
    public void changed(UUID article, UUID comment, long version) {
        pages.forget(article);
        written.asMap().merge(comment, version, Math::max);
    }

    /** This version of a comment was written, here or elsewhere. */
    public void heard(UUID article, UUID comment, long version) {
        var here = written.getIfPresent(comment);
        if (here == null || here < version) {
            pages.forget(article);
        }
    }

    /** Readers may see another part of the article than before, or nothing of it. */
    public void heard(UUID article) {
        pages.forget(article);
    }
}
