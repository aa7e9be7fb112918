package io.broadsheet.website.page;

import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.Listing;
import io.broadsheet.website.client.Query;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.Summary;
import io.broadsheet.website.view.Metadata;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Search. What was searched for is kept nowhere: every answer is made for its reader. */
@Controller
class SearchController {

    private static final int LONGEST = 200;
    private static final int LENGTH = 20;

    private final ServiceCaches caches;
    private final PageResponder responder;
    private final PageRenderer renderer;
    private final Teasers teasers;

    SearchController(ServiceCaches caches, PageResponder responder, PageRenderer renderer, Teasers teasers) {
        this.caches = caches;
        this.responder = responder;
        this.renderer = renderer;
        this.teasers = teasers;
    }

    @GetMapping("/search")
    @RateLimited(value = "search", permits = 120)
    void search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var query = q.strip();
        var asked = query.length() > LONGEST ? query.substring(0, LONGEST) : query;
        responder.serveOnce(request, response, context -> page(context, asked, after));
    }

    private CachedPage page(PageRenderer.RenderContext context, String query, @Nullable String after) {
        @Nullable Listing<Summary> found;
        try {
            found = query.isEmpty() ? null : caches.search(call(query, after));
        } catch (ServiceAway away) {
            found = null;
        }
        var items = found == null ? null : teasers.of(found.items());
        var next = found == null || found.next() == null
                ? null
                : Query.of("/search")
                        .with("q", query)
                        .with("after", found.next())
                        .toString();
        var title = query.isEmpty() ? renderer.text("place.search") : renderer.text("search.title", query);
        return context.render(
                200,
                Metadata.plain(renderer.title(title)),
                (templates, layout) -> templates.search(layout, query, items, next, items == null && !query.isEmpty()));
    }

    private static String call(String query, @Nullable String after) {
        return Query.of("/articles/search")
                .with("q", query)
                .with("limit", LENGTH)
                .with("after", after)
                .toString();
    }
}
