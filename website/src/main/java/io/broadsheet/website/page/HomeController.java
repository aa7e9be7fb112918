package io.broadsheet.website.page;

import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.view.Desk;
import io.broadsheet.website.view.Link;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front page: what the newsroom put on top, then what is newest, section by section. */
@Controller
class HomeController {

    private final ServiceCaches caches;
    private final PageResponder responder;
    private final PageRenderer renderer;
    private final Teasers teasers;
    private final WebsiteSettings settings;

    HomeController(
            ServiceCaches caches,
            PageResponder responder,
            PageRenderer renderer,
            Teasers teasers,
            WebsiteSettings settings) {
        this.caches = caches;
        this.responder = responder;
        this.renderer = renderer;
        this.teasers = teasers;
        this.settings = settings;
    }

    @GetMapping("/")
    void home(HttpServletRequest request, HttpServletResponse response) throws IOException {
        responder.serve(request, response, this::page);
    }

    private CachedPage page(PageRenderer.RenderContext context) {
        var asked = context.dependencies().ask(caches.lists(), ServiceCaches.FRONT);
        var askedNewest = context.dependencies().ask(caches.lists(), ServiceCaches.NEWEST);
        var popular = caches.popular(context.dependencies());
        var front = FrontLayout.of(asked.get(), askedNewest.get());
        var metadata = renderer.lasting(settings.motto(), settings.motto(), "/", List.of(), front.top());
        return context.render(
                200,
                metadata,
                (templates, layout) -> templates.home(
                        layout,
                        front.top().isEmpty() ? null : teasers.of(front.top().getFirst()),
                        teasers.of(front.top().stream().skip(1).toList()),
                        renderer.text(front.beginsWithTheNewest() ? "home.newest" : "home.more"),
                        teasers.of(front.newest()),
                        desks(front),
                        teasers.ofOptional(popular.get()),
                        front.isMissing()));
    }

    private List<Desk> desks(FrontLayout front) {
        return front.desks().entrySet().stream()
                .map(desk -> new Desk(
                        desk.getKey().isEmpty()
                                ? new Link(renderer.text("home.more"), "/archive")
                                : Paths.section(desk.getKey()),
                        teasers.of(desk.getValue())))
                .toList();
    }
}
