package io.broadsheet.website.page;

import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.Query;
import io.broadsheet.website.client.SearchResults;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.view.FoundPage;
import io.broadsheet.website.view.FoundPage.NumberedPage;
import io.broadsheet.website.view.Metadata;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
            @RequestParam(defaultValue = "1") String page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var asked = Texts.beginning(q.strip(), LONGEST);
        responder.serveOnce(
                request, response, context -> page(context, asked, after, after == null ? 1 : number(page)));
    }

    /** Only shown: where a page begins is told by {@code after}. */
    private static int number(String page) {
        return page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
    }

    private CachedPage page(PageRenderer.RenderContext context, String query, @Nullable String after, int number) {
        var shown = query.isEmpty() ? null : shown(query, after, number);
        var title = query.isEmpty() ? renderer.text("place.search") : renderer.text("search.title", query);
        return context.render(
                200,
                Metadata.plain(title),
                (templates, layout) -> templates.search(layout, query, shown, shown == null && !query.isEmpty()));
    }

    /** The first page instead of one that another build told of: while builds change, one may not know where that is. */
    private @Nullable FoundPage shown(String query, @Nullable String after, int number) {
        try {
            var results = caches.search(call(query, after));
            return after != null && results.items().isEmpty()
                    ? found(query, 1, caches.search(call(query, null)))
                    : found(query, number, results);
        } catch (ServiceAway away) {
            return null;
        }
    }

    private FoundPage found(String query, int number, SearchResults results) {
        var next = results.next();
        var other = results.didYouMean();
        return new FoundPage(
                teasers.of(results.items()),
                results.total(),
                !results.totalIsExact(),
                other,
                // A build before may say so without words on pages that follow the first.
                other != null && results.corrected(),
                url(other == null ? query : other, null, 1),
                pages(query, number, results.pages()),
                next == null ? null : url(query, next, number + 1));
    }

    private static List<NumberedPage> pages(String query, int number, List<String> after) {
        var pages = new ArrayList<NumberedPage>();
        if (!after.isEmpty()) {
            pages.add(new NumberedPage(1, url(query, null, 1), number == 1));
        }
        for (var cursor : after) {
            var next = pages.size() + 1;
            pages.add(new NumberedPage(next, url(query, cursor, next), number == next));
        }
        return pages;
    }

    private static String url(String query, @Nullable String after, int number) {
        return Query.of("/search")
                .with("q", query)
                .with("page", after == null ? null : number)
                .with("after", after)
                .toString();
    }

    private static String call(String query, @Nullable String after) {
        return Query.of("/articles/search")
                .with("q", query)
                .with("limit", LENGTH)
                .with("after", after)
                .toString();
    }
}
