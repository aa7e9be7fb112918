package io.broadsheet.website.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.cache.CachedResponse;
import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.head.Assets;
import io.broadsheet.website.head.SecurityHeaders;
import io.broadsheet.website.text.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** What programs ask for first: {@code robots.txt}, a manifest, and the look of feeds. */
@Controller
class MachineController {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HOUR = "public, max-age=3600";
    /** What is news is old or withdrawn soon, and nobody shall be led to a News sitemap with nothing in it for long. */
    private static final String MINUTES = "public, max-age=300";
    /** Older articles are in no News sitemap. */
    private static final Duration NEWS = Duration.ofDays(2);

    private final ServiceCaches caches;
    private final PageResponder responder;
    private final WebsiteSettings settings;
    private final Assets assets;
    private final SecurityHeaders security;
    private final Texts texts;
    private final Clock clock;
    private final String site;

    MachineController(
            ServiceCaches caches,
            PageResponder responder,
            WebsiteSettings settings,
            Assets assets,
            SecurityHeaders security,
            Texts texts,
            Clock clock,
            PublicAddresses addresses) {
        this.caches = caches;
        this.responder = responder;
        this.settings = settings;
        this.assets = assets;
        this.security = security;
        this.texts = texts;
        this.clock = clock;
        this.site = addresses.publicUrl().toString();
    }

    @GetMapping("/robots.txt")
    void robots(HttpServletRequest request, HttpServletResponse response) throws IOException {
        responder.serve(request, response, context -> {
            var newest = context.dependencies()
                    .ask(caches.lists(), ServiceCaches.NEWEST)
                    .get();
            var latest = newest == null || newest.items().isEmpty()
                    ? null
                    : newest.items().getFirst().publishedAt();
            var newsUntil = latest == null ? null : latest.plus(NEWS);
            var isNews = newsUntil != null && newsUntil.isAfter(clock.instant());
            var answer = answer("text/plain", isNews ? MINUTES : HOUR, robots(isNews));
            return new CachedPage(200, answer, context.dependencies().answers(), until(isNews ? newsUntil : null));
        });
    }

    private static long until(@Nullable Instant end) {
        return end == null ? Long.MAX_VALUE : end.toEpochMilli();
    }

    private String robots(boolean isNews) {
        var text = """
                User-agent: *
                Disallow: /search
                Disallow: /newsroom

                Sitemap: %1$s/sitemap.xml
                """.formatted(site);
        return isNews ? text + "Sitemap: " + site + "/news-sitemap.xml\n" : text;
    }

    @GetMapping("/manifest.webmanifest")
    void manifest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var told = new LinkedHashMap<String, Object>();
        told.put("name", settings.name());
        told.put("description", settings.motto());
        told.put("lang", texts.language());
        told.put("dir", texts.direction());
        told.put("start_url", "/");
        told.put("display", "minimal-ui");
        told.put("background_color", "#fdfcf9");
        told.put("theme_color", "#fdfcf9");
        told.put("icons", List.of(icon(assets.icon192(), 192), icon(assets.icon512(), 512)));
        serve(request, response, answer("application/manifest+json", HOUR, JSON.writeValueAsString(told)));
    }

    private static Map<String, String> icon(String path, int side) {
        return Map.of("src", path, "sizes", side + "x" + side, "type", "image/png");
    }

    /** Browsers show a feed as its elements: this makes them a page. */
    @GetMapping("/feeds/feed.css")
    void feedStyle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var words = texts.of("feed.page").replace("\\", "\\\\").replace("\"", "\\\"");
        var style = Assets.style("feed").replace("WORDS", words).replace("DIRECTION", texts.direction());
        serve(request, response, answer("text/css", HOUR, style));
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, CachedResponse answer)
            throws IOException {
        responder.serve(request, response, context -> CachedPage.lasting(200, answer, List.of()));
    }

    private CachedResponse answer(String type, String cacheControl, String text) {
        return security.on(CachedResponse.ok(type + ";charset=UTF-8", cacheControl, text.getBytes(UTF_8)));
    }
}
