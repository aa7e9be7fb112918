package io.broadsheet.website.head;

import io.broadsheet.website.cache.ReadyPage;
import io.broadsheet.website.cache.ReadyPages;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers for pages that lie ready in memory, before anything else has touched the call: no observation, no routing,
 * which together cost many times the answer. Whatever is not ready goes the usual way and is answered the same there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FastLane extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final String ASSETS = "/assets/";

    private final transient ReadyPages pages;
    private final transient Assets assets;
    private final transient Answers answers;
    private final transient Counter served;

    FastLane(ReadyPages pages, Assets assets, Answers answers, MeterRegistry meters) {
        this.pages = pages;
        this.assets = assets;
        this.answers = answers;
        this.served = Counter.builder("broadsheet.website.served.from.memory")
                .description("Answers from memory; they are not among http.server.requests")
                .register(meters);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var ready = isRead(request.getMethod()) ? ready(request) : null;
        if (ready == null) {
            chain.doFilter(request, response);
        } else {
            served.increment();
            answers.write(ready, request, response);
        }
    }

    private @Nullable ReadyPage ready(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (path.startsWith(ASSETS)) {
            return assets.at(path);
        }
        var query = request.getQueryString();
        return pages.at(query == null ? path : path + '?' + query);
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }
}
