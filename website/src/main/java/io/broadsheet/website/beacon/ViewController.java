package io.broadsheet.website.beacon;

import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.web.client.Robots;
import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.website.client.Slugs;
import io.broadsheet.website.client.View;
import io.broadsheet.website.form.ForwardedHeader;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hears that somebody looked at an article: the page's script calls once the page is seen, and never again. A robot's
 * view is taken and not passed on; whoever reads is passed on as nobody in particular.
 */
@RestController
class ViewController {

    private final ViewQueue queue;
    private final ForwardedHeader forwarded;
    private final AnonymousReaders readers;
    private final Ids ids;

    ViewController(ViewQueue queue, ForwardedHeader forwarded, AnonymousReaders readers, Ids ids) {
        this.queue = queue;
        this.forwarded = forwarded;
        this.readers = readers;
        this.ids = ids;
    }

    @PostMapping("/articles/{slug}/views")
    @RateLimited(value = "views", permits = 300)
    ResponseEntity<Void> viewed(@PathVariable String slug, HttpServletRequest request) {
        var agent = request.getHeader(HttpHeaders.USER_AGENT);
        var article = Slugs.canonical(slug);
        if (Robots.isRobot(agent)) {
            return ResponseEntity.accepted().build();
        }
        var view = new View(ids.next(), article, readers.address(forwarded.network(request)), readers.agent(agent));
        return queue.offer(view)
                ? ResponseEntity.status(HttpStatus.ACCEPTED).build()
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, "5")
                        .build();
    }
}
