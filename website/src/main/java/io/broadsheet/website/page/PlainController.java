package io.broadsheet.website.page;

import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.view.Metadata;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages that hardly change. */
@Controller
class PlainController {

    private final PageResponder responder;
    private final PageRenderer renderer;
    private final WebsiteSettings settings;
    private final @Nullable URI newsroom;

    PlainController(
            PageResponder responder, PageRenderer renderer, WebsiteSettings settings, PublicAddresses addresses) {
        this.responder = responder;
        this.renderer = renderer;
        this.settings = settings;
        this.newsroom = addresses.newsroomUrl();
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
                                newsroom,
                                settings.apis().articles(),
                                settings.apis().comments())));
    }
}
