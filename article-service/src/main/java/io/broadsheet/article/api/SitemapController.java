package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleAddress;
import io.broadsheet.article.application.ArticleLists;
import io.broadsheet.article.application.ArticleSettings;
import io.broadsheet.article.application.ListCache;
import io.broadsheet.article.application.ListCache.Listing;
import io.broadsheet.cache.CachedResponse;
import io.broadsheet.chassis.web.limit.HttpSettings;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells search engines what there is to read; they find it on the website's host. */
@RestController
class SitemapController {

    private static final String XML = "application/xml";
    /** Above it, the sitemap is an index of one part for each month. */
    private static final int ONE_PART = 5_000;
    /** The protocol's bounds: https://www.sitemaps.org/protocol.html, and Google's for news. */
    private static final int MOST = 50_000;

    private static final int MOST_NEWS = 1_000;
    private static final Duration NEWS = Duration.ofDays(2);

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final ListCache lists;
    private final ArticleLists articles;
    private final ArticleAddress address;
    private final ArticleSettings settings;
    private final HttpSettings http;
    private final Clock clock;

    SitemapController(
            ListCache lists,
            ArticleLists articles,
            ArticleAddress address,
            ArticleSettings settings,
            HttpSettings http,
            Clock clock) {
        this.lists = lists;
        this.articles = articles;
        this.address = address;
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    /** @param month of first publication in UTC, as {@code 2026-01}; absent for all */
    @GetMapping("/sitemap.xml")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = XML, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "Nothing of that month is public", content = @Content)
    void sitemap(@RequestParam @Nullable String month, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var wanted = month == null ? null : month(month);
        lists.at(CachedCalls.address(request), () -> listing(wanted == null ? whole() : part(wanted), null))
                .send(request, response);
    }

    @GetMapping("/news-sitemap.xml")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = XML, schema = @Schema(type = "string")))
    void news(HttpServletRequest request, HttpServletResponse response) throws IOException {
        lists.at(CachedCalls.address(request), () -> {
                    var news = articles.publishedSince(clock.instant().minus(NEWS), MOST_NEWS);
                    return listing(Sitemap.news(settings.siteName(), news, address::of), Duration.ofMinutes(1));
                })
                .send(request, response);
    }

    private byte[] whole() {
        var newest = articles.addresses(Instant.EPOCH, END, ONE_PART + 1);
        return newest.size() <= ONE_PART
                ? Sitemap.of(address.website() + "/", newest, address::of)
                : Sitemap.index(months().stream()
                        .map(month -> address.website() + "/sitemap.xml?month=" + month)
                        .toList());
    }

    /** Those in which something was published, latest first: one short look for each. */
    private List<YearMonth> months() {
        var months = new ArrayList<YearMonth>();
        var before = END;
        while (true) {
            var latest = articles.addresses(Instant.EPOCH, before, 1);
            if (latest.isEmpty()) {
                return months;
            }
            var month = YearMonth.from(latest.getFirst().publishedAt().atOffset(ZoneOffset.UTC));
            months.add(month);
            before = start(month);
        }
    }

    private byte[] part(YearMonth month) {
        var found = articles.addresses(start(month), start(month.plusMonths(1)), MOST);
        if (found.isEmpty()) {
            throw new ProblemException(Problem.NOT_FOUND, "Nothing of that month is public.");
        }
        return Sitemap.of(null, found, address::of);
    }

    private Listing listing(byte[] xml, @Nullable Duration longest) {
        return new Listing(CachedResponse.ok(XML, http.cacheControl(), xml), List.of(), longest);
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static YearMonth month(String text) {
        try {
            var month = YearMonth.parse(text);
            if (month.getYear() >= 1970 && month.getYear() < 10_000) {
                return month;
            }
        } catch (DateTimeException notOne) {
            // Falls through: no month.
        }
        throw ProblemException.malformed("month: must be a month like 2026-01.");
    }
}
