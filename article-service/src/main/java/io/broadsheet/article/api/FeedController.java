package io.broadsheet.article.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.article.application.ArticleAddress;
import io.broadsheet.article.application.ArticleLists;
import io.broadsheet.article.application.ArticleSettings;
import io.broadsheet.article.application.ArticleSummary;
import io.broadsheet.article.application.ArticleTexts;
import io.broadsheet.article.application.Catalogue.Kind;
import io.broadsheet.article.application.FeedTimes;
import io.broadsheet.article.application.ListCache;
import io.broadsheet.article.application.ListCache.Listing;
import io.broadsheet.article.application.Names;
import io.broadsheet.cache.CachedResponse;
import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.web.limit.HttpSettings;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/**
 * Feeds of the newest articles; readers find them on the website's host. Sent as what they are whatever is accepted: feed
 * readers ask for all kinds of types.
 */
@RestController
@RequestMapping("/feeds")
class FeedController {

    private static final String RSS = "application/rss+xml";
    private static final String ATOM = "application/atom+xml";
    private static final String JSON = "application/feed+json";
    private static final int LENGTH = 50;
    /** Whole texts may be long. */
    private static final int LENGTH_WITH_TEXTS = 20;

    private final ListCache lists;
    private final ArticleLists articles;
    private final Names names;
    private final ArticleTexts texts;
    private final FeedTimes times;
    private final ArticleAddress address;
    private final ArticleSettings settings;
    private final HttpSettings http;

    FeedController(
            ListCache lists,
            ArticleLists articles,
            Names names,
            ArticleTexts texts,
            FeedTimes times,
            ArticleAddress address,
            ArticleSettings settings,
            HttpSettings http) {
        this.lists = lists;
        this.articles = articles;
        this.names = names;
        this.texts = texts;
        this.times = times;
        this.address = address;
        this.settings = settings;
        this.http = http;
    }

    @GetMapping("/rss.xml")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = RSS, schema = @Schema(type = "string")))
    void rss(@RequestParam @Nullable String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        feed("/feeds/rss.xml", tag, RSS + ";charset=UTF-8", RssFeed::of, request)
                .send(request, response);
    }

    @GetMapping("/atom.xml")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = ATOM, schema = @Schema(type = "string")))
    void atom(@RequestParam @Nullable String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        feed("/feeds/atom.xml", tag, ATOM + ";charset=UTF-8", AtomFeed::of, request)
                .send(request, response);
    }

    @GetMapping("/feed.json")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = JsonFeed.class)))
    void json(@RequestParam @Nullable String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        feed("/feeds/feed.json", tag, JSON, JsonFeed::of, request).send(request, response);
    }

    private CachedResponse feed(
            String path,
            @Nullable String tag,
            String contentType,
            Function<Feed, byte[]> format,
            HttpServletRequest request) {
        var wanted = tag == null || Texts.isBlank(tag) ? null : tag.strip();
        return lists.at(CachedCalls.address(request), () -> {
            var bytes = format.apply(feed(path, wanted));
            return Listing.of(CachedResponse.ok(contentType, http.cacheControl(), bytes), List.of());
        });
    }

    private Feed feed(String path, @Nullable String tag) {
        var site = settings.siteName();
        var asked = new Asked(tag, null, null, null, null, null);
        var newest =
                articles.published(asked.wanted(names), null, settings.fullTextFeeds() ? LENGTH_WITH_TEXTS : LENGTH);
        var name = tag == null ? null : named(asked, tag);
        var self = name == null ? path : path + FeedTimes.TAG + UriUtils.encode(name.key(), UTF_8);
        var home = name == null ? "/" : topic(name.key());
        return new Feed(
                site,
                name == null ? site : site + ": " + name.name(),
                address.website() + home,
                address.website() + self,
                settings.siteLanguage().toLanguageTag(),
                updated(self, newest),
                newest,
                settings.fullTextFeeds()
                        ? texts.html(newest.stream().map(ArticleSummary::id).toList())
                        : Map.of(),
                address);
    }

    /** What follows a semicolon would be taken for a parameter of the path. */
    private static String topic(String key) {
        return "/topics/" + UriUtils.encodePathSegment(key, UTF_8).replace(";", "%3B");
    }

    private Names.Name named(Asked asked, String tag) {
        return Objects.requireNonNullElseGet(asked.named(names).tag(), () -> new Names.Name(tag, Kind.TAG.key(tag)));
    }

    private Instant updated(String feed, List<ArticleSummary> newest) {
        var latest = newest.stream().map(ArticleSummary::updatedAt).max(Comparator.naturalOrder());
        return latest.map(at -> times.latest(feed, at)).orElseGet(() -> times.latest(feed));
    }
}
