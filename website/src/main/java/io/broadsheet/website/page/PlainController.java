package io.broadsheet.website.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.cache.CachedResponse;
import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.view.Metadata;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages that hardly change. */
@Controller
class PlainController {

    private final PageResponder responder;
    private final PageRenderer renderer;
    private final WebsiteSettings settings;
    private final String site;

    PlainController(
            PageResponder responder, PageRenderer renderer, WebsiteSettings settings, PublicAddresses addresses) {
        this.responder = responder;
        this.renderer = renderer;
        this.settings = settings;
        this.site = addresses.publicUrl().toString();
    }

    @GetMapping("/about")
    void about(HttpServletRequest request, HttpServletResponse response) throws IOException {
        responder.serve(
                request,
                response,
                context -> context.render(
                        200,
                        renderer.lasting(renderer.text("place.about"), "/about"),
                        (templates, layout) -> templates.about(layout)));
    }

    @GetMapping("/newsroom")
    void newsroom(HttpServletRequest request, HttpServletResponse response) throws IOException {
        responder.serve(
                request,
                response,
                context -> context.render(
                        200,
                        Metadata.plain(renderer.title(renderer.text("place.newsroom"))),
                        (templates, layout) -> templates.newsroom(
                                layout,
                                settings.apis().articles(),
                                settings.apis().comments())));
    }

    @GetMapping("/robots.txt")
    void robots(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var text = """
                User-agent: *
                Disallow: /search
                Disallow: /newsroom

                Sitemap: %1$s/sitemap.xml
                Sitemap: %1$s/news-sitemap.xml
                """.formatted(site);
        var answer = CachedResponse.ok("text/plain;charset=UTF-8", "max-age=3600", text.getBytes(UTF_8));
        responder.serve(request, response, context -> CachedPage.lasting(200, answer, List.of()));
    }
}
