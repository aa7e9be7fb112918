package io.broadsheet.website.page;

import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.Query;
import io.broadsheet.website.view.Link;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists of articles: by section, topic and author. */
@Controller
class ListController {

    private static final int LENGTH = 20;

    private final ServiceCaches caches;
    private final PageResponder responder;
    private final PageRenderer renderer;
    private final Teasers teasers;

    ListController(ServiceCaches caches, PageResponder responder, PageRenderer renderer, Teasers teasers) {
        this.caches = caches;
        this.responder = responder;
        this.renderer = renderer;
        this.teasers = teasers;
    }

    /**
     * One list.
     *
     * @param kicker name of the text that says what kind of list
     * @param parameter by which article-service knows it
     * @param feed null if it has none of its own
     */
    record Kind(
            String kicker,
            String parameter,
            Link link,
            @Nullable String feed) {

        String query(@Nullable String after) {
            return Query.of("/articles")
                    .with(parameter, link.text())
                    .with("limit", LENGTH)
                    .with("after", after)
                    .toString();
        }
    }

    @GetMapping("/sections/{section}")
    void section(
            @PathVariable String section,
            @RequestParam @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        serve(new Kind("list.section", "section", Paths.section(section), null), after, request, response);
    }

    @GetMapping("/topics/{tag}")
    void topic(
            @PathVariable String tag,
            @RequestParam @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var feed = Query.of("/feeds/rss.xml").with("tag", tag).toString();
        serve(new Kind("list.topic", "tag", Paths.topic(tag), feed), after, request, response);
    }

    @GetMapping("/authors/{author}")
    void author(
            @PathVariable String author,
            @RequestParam @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        serve(new Kind("list.author", "author", Paths.author(author), null), after, request, response);
    }

    private void serve(Kind kind, @Nullable String after, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        responder.serve(request, response, context -> page(context, kind, after), "after");
    }

    private CachedPage page(PageRenderer.RenderContext context, Kind kind, @Nullable String after) {
        var asked = context.dependencies().ask(caches.lists(), kind.query(after));
        var popular = caches.popular(context.dependencies());
        var list = asked.get();
        var name = kind.link().text();
        var kicker = renderer.text(kind.kicker());
        var feeds = kind.feed() == null ? List.<Link>of() : List.of(new Link(renderer.title(name), kind.feed()));
        var unknown = list != null && list.items().isEmpty() && after == null;
        var metadata = renderer.lasting(name, kicker + " " + name, kind.link().href(), feeds);
        return context.render(
                unknown ? 404 : 200,
                metadata,
                (templates, layout) -> templates.list(
                        layout,
                        kicker,
                        !kind.parameter().equals("section"),
                        name,
                        list == null ? null : teasers.of(list.items()),
                        next(kind.link().href(), list == null ? null : list.next()),
                        kind.feed(),
                        teasers.ofOptional(popular.get())));
    }

    static @Nullable String next(String path, @Nullable String cursor) {
        return cursor == null ? null : Query.of(path).with("after", cursor).toString();
    }
}
