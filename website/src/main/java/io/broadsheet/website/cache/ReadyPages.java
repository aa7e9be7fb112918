package io.broadsheet.website.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.chassis.ready.ReadyAnswer;
import io.broadsheet.website.WebsiteSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pages by address, bounded by the memory they take. */
@Component
public class ReadyPages {

    private final Cache<String, ReadyPage> pages;
    private final Hearing hearing;
    private final Clock clock;

    ReadyPages(WebsiteSettings settings, Hearing hearing, Clock clock, MeterRegistry meters) {
        this.hearing = hearing;
        this.clock = clock;
        this.pages = Caffeine.newBuilder()
                .maximumWeight(settings.pageCache().toBytes())
                .weigher((String address, ReadyPage page) ->
                        2 * address.length() + page.answer().weight())
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, pages, "pages");
    }

    /** @param address path and query as they were sent
     * @return a page that is right, or null */
    public @Nullable ReadyAnswer at(String address) {
        var page = pages.getIfPresent(address);
        return page != null && page.isUsable(System.nanoTime(), clock.millis(), hearing) ? page.answer() : null;
    }

    public void keep(String address, ReadyPage page) {
        pages.put(address, page);
    }
}
