package io.broadsheet.website.page;

import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.chassis.web.stream.EventStreams;
import io.broadsheet.chassis.web.stream.ServerSentEvent;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.ArticleAt;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.Slugs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** An open page is told when comments changed, and then looks at itself again: what it shows is in its bytes alone. */
@Controller
class StreamController {
    private static final Duration RETRY = Duration.ofSeconds(3);

    private final EventStreams streams;
    private final ServiceCaches caches;
    private final ClientAddresses clients;
    private final PageRenderer renderer;
    private final PageResponder responder;
    private final Clock clock;

    StreamController(
            EventStreams streams,
            ServiceCaches caches,
            ClientAddresses clients,
            PageRenderer renderer,
            PageResponder responder,
            Clock clock) {
        this.streams = streams;
        this.caches = caches;
        this.clients = clients;
        this.renderer = renderer;
        this.responder = responder;
        this.clock = clock;
    }

    @GetMapping("/articles/{slug}/comments/stream")
    @RateLimited(value = "streams", permits = 60)
    void stream(
            @PathVariable String slug,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!(article(slug) instanceof ArticleAt.Here(var article))) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            responder.write(renderer.message(404, "error.unknown", "article.unknown"), request, response);
            return;
        }
        var began = Long.toString(clock.millis());
        // What happened while a reader was away is in the page.
        var first = last == null
                ? List.of(ServerSentEvent.beginning(began, RETRY))
                : List.of(ServerSentEvent.beginning(began, RETRY), ServerSentEvent.of(began, "changed", "{}"));
        streams.open(article.summary().id(), clients.network(request), () -> first, request, response);
    }

    private @Nullable ArticleAt article(String slug) {
        try {
            return caches.articleAt(Slugs.canonical(slug));
        } catch (ServiceAway away) {
            return null;
        }
    }
}
