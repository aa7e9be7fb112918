package io.broadsheet.website.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.cache.CachedResponse;
import io.broadsheet.cache.PlainForms;
import io.broadsheet.website.WebsiteSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Pages by address, bounded by the memory they take. They are kept packed, as browsers ask for them: three times as many
 * fit.
 */
@Component
public class PageCache {

    /** What others than browsers ask for may take so much of it. */
    private static final int SHARE_OF_PLAIN = 12;

    private final Cache<String, CachedPage> pages;
    private final PlainForms plain;
    private final ChangeFeed changeFeed;
    private final Clock clock;
    private volatile long servedAt = System.nanoTime();

    PageCache(WebsiteSettings settings, ChangeFeed changeFeed, Clock clock, MeterRegistry meters) {
        this.changeFeed = changeFeed;
        this.clock = clock;
        var most = settings.pageCache().toBytes();
        this.plain = new PlainForms(DataSize.ofBytes(most / SHARE_OF_PLAIN));
        this.pages = Caffeine.newBuilder()
                .maximumWeight(most - most / SHARE_OF_PLAIN)
                .weigher((String address, CachedPage page) ->
                        2 * address.length() + page.answer().weight())
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, pages, "pages");
    }

    /** @param address path and query as they were sent
     * @return a page that is right, or null */
    public @Nullable CachedResponse at(String address) {
        servedAt = System.nanoTime();
        var page = pages.getIfPresent(address);
        return page != null && isRight(page) ? page.answer() : null;
    }

    public boolean isRight(CachedPage page) {
        return page.isUsable(System.nanoTime(), clock.millis(), changeFeed);
    }

    /** Whether anybody asked for a page within that time. */
    public boolean isInUse(Duration within) {
        return System.nanoTime() - servedAt < within.toNanos();
    }

    public void keep(String address, CachedPage page) {
        pages.put(address, page.keptPacked(plain));
    }
}
