package io.broadsheet.website.beacon;

import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.website.client.Slugs;
import io.broadsheet.website.client.View;
import io.broadsheet.website.form.ForwardedHeader;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hears that somebody looked at an article: the page's script calls once the page is seen, and never again. */
@RestController
class ViewController {

    private static final int LONGEST_AGENT = 300;

    private final ViewQueue queue;
    private final ForwardedHeader forwarded;
    private final Ids ids;

    ViewController(ViewQueue queue, ForwardedHeader forwarded, Ids ids) {
        this.queue = queue;
        this.forwarded = forwarded;
        this.ids = ids;
    }

    @PostMapping("/articles/{slug}/views")
    @RateLimited(value = "views", permits = 300)
    ResponseEntity<Void> viewed(@PathVariable String slug, HttpServletRequest request) {
        var agent = shortened(request.getHeader(HttpHeaders.USER_AGENT));
        var view = new View(ids.next(), Slugs.canonical(slug), forwarded.header(request), agent);
        return queue.offer(view)
                ? ResponseEntity.status(HttpStatus.ACCEPTED).build()
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, "5")
                        .build();
    }

    private static @Nullable String shortened(@Nullable String agent) {
        return agent == null || agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT);
    }
}
