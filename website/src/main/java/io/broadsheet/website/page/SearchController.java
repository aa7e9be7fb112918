package io.broadsheet.website.page;

import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.client.ArticleService;
import io.broadsheet.website.client.Query;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.view.Metadata;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Search. What was searched for is kept nowhere: every answer is made for its reader. */
@Controller
class SearchController {

    private static final int LONGEST = 200;
    private static final int LENGTH = 20;

    private final ArticleService articles;
    private final PageResponder responder;
    private final PageRenderer renderer;
    private final Teasers teasers;

    SearchController(ArticleService articles, PageResponder responder, PageRenderer renderer, Teasers teasers) {
        this.articles = articles;
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
        var shown = new HashMap<String, @Nullable Object>();
        shown.put("query", query);
        shown.put("items", null);
        shown.put("next", null);
        shown.put("missing", false);
        if (!query.isEmpty()) {
            try {
                var call = Query.of("/articles/search")
                        .with("q", query)
                        .with("limit", LENGTH)
                        .with("after", after);
                var found = articles.list(call.toString());
                shown.put("items", teasers.of(found.items()));
                shown.put(
                        "next",
                        found.next() == null
                                ? null
                                : Query.of("/search")
                                        .with("q", query)
                                        .with("after", found.next())
                                        .toString());
            } catch (ServiceAway away) {
                shown.put("missing", true);
            }
        }
        var title = query.isEmpty() ? "Search" : "Search: " + query;
        return context.render(200, Metadata.plain(renderer.title(title)), "search.jte", shown);
    }
}
