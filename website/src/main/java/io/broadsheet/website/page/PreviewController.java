package io.broadsheet.website.page;

import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.client.ArticleService;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.form.ForwardedHeader;
import io.broadsheet.website.head.SecurityHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Articles before their readers have them, by a link that expires. Nothing of it is kept. */
@Controller
class PreviewController {

    private final PageResponder responder;
    private final ArticlePage pages;
    private final ArticleService articles;
    private final ForwardedHeader forwarded;
    private final SecurityHeaders security;

    PreviewController(
            PageResponder responder,
            ArticlePage pages,
            ArticleService articles,
            ForwardedHeader forwarded,
            SecurityHeaders security) {
        this.responder = responder;
        this.pages = pages;
        this.articles = articles;
        this.forwarded = forwarded;
        this.security = security;
    }

    @GetMapping("/previews/{token}")
    void preview(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        responder.serveOnce(request, response, context -> {
            var page = pages.preview(context, articles.preview(token, forwarded.header(request)));
            return CachedPage.lasting(page.status(), security.framedByStaff(page.answer()), List.of());
        });
    }

    @GetMapping("/previews/{token}/images/{hash}/{size}")
    void picture(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var answer = articles.previewPicture(request.getRequestURI(), forwarded.header(request));
            var type = answer.header("Content-Type");
            if (answer.status() != HttpServletResponse.SC_OK || type == null || !type.startsWith("image/")) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader("X-Robots-Tag", "noindex, nofollow");
            response.setContentType(MediaType.parseMediaType(type).toString());
            response.getOutputStream().write(answer.body());
        } catch (ServiceAway away) {
            response.setHeader("Retry-After", "5");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
