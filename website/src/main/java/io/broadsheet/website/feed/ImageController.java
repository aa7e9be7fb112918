package io.broadsheet.website.feed;

import io.broadsheet.cache.CachedResponse;
import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.PageCache;
import io.broadsheet.website.cache.PageDependencies;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.head.SecurityHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Pictures, handed on from article-service: a picture's address names its content, so it never changes, only goes. */
@Controller
class ImageController {

    private static final String FOREVER = "public, max-age=31536000, s-maxage=600, immutable";

    private final ServiceCaches caches;
    private final PageCache kept;
    private final SecurityHeaders security;

    ImageController(ServiceCaches caches, PageCache kept, SecurityHeaders security) {
        this.caches = caches;
        this.kept = kept;
        this.security = security;
    }

    @GetMapping("/images/**")
    void image(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var path = request.getRequestURI();
            var dependencies = new PageDependencies();
            var answer = dependencies.need(caches.images(), path);
            var type = Objects.requireNonNullElse(answer.header("Content-Type"), "");
            if (answer.status() != HttpServletResponse.SC_OK || !type.startsWith("image/")) {
                // Anybody can ask for what is not there.
                caches.images().forget(path);
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            var image = security.on(CachedResponse.ok(type, FOREVER, answer.body()));
            kept.keep(path, CachedPage.lasting(200, image, dependencies.answers()));
            image.send(request, response);
        } catch (ServiceAway away) {
            response.setHeader("Retry-After", "5");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
