package io.broadsheet.website.head;

import io.broadsheet.cache.CachedResponse;
import io.broadsheet.cache.CachedResponseFilter;
import io.broadsheet.website.cache.PageAddress;
import io.broadsheet.website.cache.PageCache;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ready pages and files leave before anything else has touched the call. */
@Configuration(proxyBeanMethods = false)
class FastLaneConfiguration {

    private static final String ASSETS = "/assets/";
    private static final String ICON = "/favicon.ico";

    @Bean
    CachedResponseFilter fastLane(PageCache pages, Assets assets, MeterRegistry meters) {
        return CachedResponseFilter.ofPages(request -> ready(request, pages, assets), meters);
    }

    private static @Nullable CachedResponse ready(HttpServletRequest request, PageCache pages, Assets assets) {
        var path = request.getRequestURI();
        if (path.startsWith(ASSETS) || path.equals(ICON)) {
            return assets.at(path);
        }
        return pages.at(PageAddress.of(path, request.getQueryString()));
    }
}
