package io.broadsheet.website.page;

import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.website.client.ArticleService;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.form.ForwardedHeader;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells article-service that somebody looked at an article: the page's script calls it once the page is seen. */
@RestController
class ViewController {

    private final ArticleService articles;
    private final ForwardedHeader forwardedHeader;

    ViewController(ArticleService articles, ForwardedHeader forwardedHeader) {
        this.articles = articles;
        this.forwardedHeader = forwardedHeader;
    }

    @PostMapping("/articles/{slug}/views")
    @RateLimited(value = "views", permits = 300)
    ResponseEntity<Void> viewed(@PathVariable String slug, HttpServletRequest request) {
        try {
            var counted =
                    articles.viewed(slug, forwardedHeader.header(request), request.getHeader(HttpHeaders.USER_AGENT));
            return ResponseEntity.status(counted ? HttpStatus.ACCEPTED : HttpStatus.NOT_FOUND)
                    .build();
        } catch (ServiceAway away) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
    }
}
