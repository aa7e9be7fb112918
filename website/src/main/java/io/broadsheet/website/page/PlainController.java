package io.broadsheet.website.page;

import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.view.Metadata;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages that hardly change. */
@Controller
class PlainController {

    private final PageResponder responder;
    private final PageRenderer renderer;
    private final WebsiteSettings settings;

    PlainController(PageResponder responder, PageRenderer renderer, WebsiteSettings settings) {
        this.responder = responder;
        this.renderer = renderer;
        this.settings = settings;
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
                        Metadata.plain(renderer.text("place.newsroom")),
                        (templates, layout) -> templates.newsroom(
                                layout,
                                settings.apis().articles(),
                                settings.apis().comments())));
    }
}
