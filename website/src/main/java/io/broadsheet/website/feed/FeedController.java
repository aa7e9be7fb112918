package io.broadsheet.website.feed;

import io.broadsheet.cache.CachedResponse;
import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.PageCache;
import io.broadsheet.website.cache.PageDependencies;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.Answer;
import io.broadsheet.website.client.Query;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.head.SecurityHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Feeds and sitemaps: article-service writes them with this site's addresses, here they are found. */
@Controller
class FeedController {

    private static final String FRESH = "no-cache";
    private static final String XML = "application/xml;charset=UTF-8";
    private static final String NEWS = "/news-sitemap.xml";

    /** What is news today is none some time later, and nothing tells of it. */
    private static final long NEWS_LAST = Duration.ofMinutes(1).toMillis();

    private static final Map<String, String> FEEDS = Map.of(
            "rss.xml", "application/rss+xml;charset=UTF-8",
            "atom.xml", "application/atom+xml;charset=UTF-8",
            "feed.json", "application/feed+json;charset=UTF-8");

    private final ServiceCaches caches;
    private final PageCache kept;
    private final SecurityHeaders security;
    private final Clock clock;
    private final AtomicLong newsUntil = new AtomicLong();

    FeedController(ServiceCaches caches, PageCache kept, SecurityHeaders security, Clock clock) {
        this.caches = caches;
        this.kept = kept;
        this.security = security;
        this.clock = clock;
    }

    @GetMapping("/feeds/{name}")
    void feed(
            @PathVariable String name,
            @RequestParam @Nullable String tag,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var type = FEEDS.get(name);
        if (type == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var query = Query.of("/feeds/" + name).with("tag", tag == null || tag.isBlank() ? null : tag.strip());
        serve(query.toString(), type, Long.MAX_VALUE, request, response);
    }

    @GetMapping("/sitemap.xml")
    void sitemap(@RequestParam @Nullable String month, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var query = Query.of("/sitemap.xml").with("month", month);
        serve(query.toString(), XML, Long.MAX_VALUE, request, response);
    }

    @GetMapping(NEWS)
    void news(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var now = clock.millis();
        var until = newsUntil.get();
        // Once a minute, however many ask.
        if (now >= until && newsUntil.compareAndSet(until, now + NEWS_LAST)) {
            caches.files().outdate(NEWS);
        }
        serve(NEWS, XML, newsUntil.get(), request, response);
    }

    private void serve(
            String query, String type, long rightUntil, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var dependencies = new PageDependencies();
        try {
            var file = file(dependencies.need(caches.files(), query), type, rightUntil, dependencies);
            if (file.status() == HttpServletResponse.SC_OK) {
                kept.keep(query, file);
            } else {
                // Anybody can ask for what is not there.
                caches.files().forget(query);
            }
            file.answer().send(request, response);
        } catch (ServiceAway away) {
            response.setHeader("Retry-After", "5");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    /** Browsers show RSS and Atom under their own names as plain text; readers of feeds look into the document. */
    private static String shown(String type) {
        return type.startsWith("application/rss+xml") || type.startsWith("application/atom+xml") ? XML : type;
    }

    private CachedPage file(Answer answer, String usualType, long rightUntil, PageDependencies dependencies) {
        var type = shown(Objects.requireNonNullElse(answer.header("Content-Type"), usualType));
        var file = security.on(CachedResponse.ok(type, FRESH, answer.body())).withStatus(answer.status());
        return new CachedPage(answer.status(), file, dependencies.answers(), rightUntil);
    }
}
