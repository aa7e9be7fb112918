package io.broadsheet.website;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.website.cache.PageCache;
import io.broadsheet.website.cache.ServiceCaches;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The whole site over HTTP, with stand-ins for the services: what readers get, and what they get when one is away. */
class PagesIT {

    private static final Pattern VIEW_OF_GATES = Pattern.compile("\"id\":\"([^\"]+)\"[^}]*\"slug\":\"gates\"");

    private static final String ID = "0197a0b0-0000-7000-8000-000000000001";
    private static final String COMMENT = "0197a0b0-0000-7000-8000-0000000000c1";
    private static final String ARTICLE = """
            {"id":"%s","slug":"gates","title":"Gates & <i>tides</i>","standfirst":"At noon.","html":"<p>Low water.</p>",
             "excerpt":"Low water...","authors":["Åse Lund"],"section":"World","tags":["harbour"],"language":"ar",
             "publishedAt":"2025-05-22T10:00:00Z","updatedAt":"2025-05-23T10:00:00Z","version":2,"readingMinutes":3,
             "commentCount":1,"commentsOpen":true,"corrections":[{"at":"2025-05-23T10:00:00Z","note":"It was noon."}],
             "heroImage":null,"url":"http://127.0.0.1:8080/articles/gates"}""".formatted(ID);
    private static final String SUMMARIES = """
            {"items":[{"id":"0197a0b0-0000-7000-8000-000000000002","slug":"trains","title":"Night trains",
             "standfirst":null,"excerpt":"They are back...","authors":[],"section":"Travel","tags":[],"language":"en",
             "publishedAt":"2025-05-21T10:00:00Z","updatedAt":"2025-05-21T10:00:00Z","readingMinutes":1,
             "commentCount":0,"heroImage":null,"reason":"Also about harbour"}],"next":null}""";
    private static final String COMMENTS = """
            {"items":[{"id":"%s","author":"Ana <b>","text":"First.\\n\\nSecond <script>.","postedAt":"2025-05-22T11:00:00Z",
             "state":"visible","replies":[]}],"next":null}""".formatted(COMMENT);

    private final HttpClient client = HttpClient.newHttpClient();
    private final StandIns services = new StandIns();
    private ConfigurableApplicationContext site;

    @BeforeEach
    void start() {
        AdjustableClock.AHEAD.set(0);
        services.answer("GET /articles/gates", 200, ARTICLE);
        services.answer("GET /articles/gates/related?limit=4", 200, SUMMARIES);
        services.answer("GET /articles/popular?window=24h&limit=5", 200, SUMMARIES);
        services.answer("GET /articles/" + ID + "/comments?sort=newest&limit=25", 200, COMMENTS);
        services.answer("GET /sections", 200, "{\"items\":[{\"name\":\"World\",\"count\":2}]}");
        services.answer("GET /tags", 200, "{\"items\":[{\"name\":\"harbour\",\"count\":2}]}");
        services.answer("GET /front", 200, SUMMARIES);
        services.answer("GET /articles?limit=60", 200, SUMMARIES);
        services.answer("GET /articles/old", 301, "/articles/gates");
        services.answer("GET /articles/withdrawn", 410, "{\"detail\":\"The figures were wrong.\"}");
        site = TestSite.start(services.address(), services.address(), services.address());
    }

    @AfterEach
    void stop() {
        site.close();
        services.close();
    }

    @Test
    void showsAnArticleWithEverythingAroundIt() throws Exception {
        var page = page("/articles/gates");

        assertThat(page.select("html").attr("lang")).isEqualTo("ar");
        assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.select("h1").text()).isEqualTo("Gates & <i>tides</i>");
        assertThat(page.select(".story .byline").text())
                .contains("Åse Lund", "Date: May 22, 2025", "Updated: May 23, 2025", "3 min read");
        assertThat(page.select(".corrections").text()).contains("It was noon.");
        assertThat(page.select(".popular a").text()).isEqualTo("Night trains");
        assertThat(page.select(".related .reason").text()).isEqualTo("Also about harbour");
        assertThat(page.select(".thread h3").text()).isEqualTo("Ana <b>");
        assertThat(page.select(".thread .said").eachText()).containsExactly("First.", "Second <script>.");
        assertThat(page.select("input[name=topics]").eachAttr("value")).startsWith("harbour");
        assertThat(page.select("input[name=topics][checked]")).isEmpty();
        assertThat(page.select("form#reply h2").text()).isEqualTo("LEAVE A REPLY");
        assertThat(page.select("form#reply .error")).isEmpty();
        assertThat(page.select(".slot").eachText()).isEmpty();
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("http://127.0.0.1:8080/articles/gates");

        var told = JsonMapper.shared()
                .readTree(page.select("script[type=application/ld+json]").html());
        assertThat(told.get("@type").asString()).isEqualTo("NewsArticle");
        assertThat(told.get("headline").asString()).isEqualTo("Gates & <i>tides</i>");
        assertThat(told.get("datePublished").asString()).isEqualTo("2025-05-22T10:00:00Z");
    }

    @Test
    void showsAPreviewAsTheLaterPageAndKeepsNothingOfIt() throws Exception {
        var hash = "0123456789abcdef0123456789abcdef";
        services.answer(
                "GET /previews/t-1",
                200,
                ARTICLE.replace("Low water.", "Low <img src=\\\"/images/" + hash + "/9.jpg\\\">"));

        var answer = get("/previews/t-1");
        var page = Jsoup.parse(answer.body());

        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
        assertThat(page.select("h1").text()).isEqualTo("Gates & <i>tides</i>");
        assertThat(page.select(".text img").attr("src")).isEqualTo("/previews/t-1/images/" + hash + "/9.jpg");
        assertThat(page.select("textarea, #fresh")).isEmpty();
        assertThat(page.select(".comments").text()).isEqualTo("Comments Readers can comment here.");
        services.answer("GET /previews/t-1", 200, ARTICLE.replace("\"commentsOpen\":true", "\"commentsOpen\":false"));
        assertThat(page("/previews/t-1").select(".comments").text()).isEqualTo("Comments Comments are closed.");

        services.answer("GET /previews/t-1", 410, "{\"detail\":\"This preview link has expired.\"}");
        assertThat(get("/previews/t-1").statusCode()).isEqualTo(410);
        assertThat(get("/previews/t-1").body()).contains("This link shows nothing any more.");
        services.answer("GET /previews/t-1", 422, "{\"detail\":\"See errors.\"}");
        assertThat(get("/previews/t-1").statusCode()).isEqualTo(404);
        assertThat(get("/previews/t-1").body())
                .contains("Nothing to see yet", "The link is good")
                .doesNotContain("good for a day");
        assertThat(get("/previews/none").statusCode()).isEqualTo(404);
        assertThat(get("/previews/t-1/images/" + hash + "/9.jpg").statusCode()).isEqualTo(404);
    }

    @Test
    void showsHowManyWereFoundTheirPagesAndWhatMayHaveBeenMeant() throws Exception {
        var items = SUMMARIES.strip();
        var found = items.substring(0, items.lastIndexOf('}'));
        services.answer("GET /articles/search?q=tide&limit=20", 200, found + """
                , "next": "c2", "pages": ["c2", "c3"], "total": 41, "totalIsExact": true}""");
        services.answer("GET /articles/search?q=tide&limit=20&after=c2", 200, found + """
                , "next": "c3", "pages": ["c2", "c3"], "total": 1001, "totalIsExact": false}""");
        services.answer("GET /articles/search?q=tyde&limit=20", 200, found + """
                , "next": null, "pages": [], "total": 1, "totalIsExact": true,
                "didYouMean": "tide <i>", "corrected": true}""");

        var first = page("/search?q=tide");
        assertThat(first.select("[role=status]").text()).isEqualTo("41 articles");
        assertThat(first.select(".numbers").text()).isEqualTo("1 2 3");
        assertThat(first.select(".numbers [aria-current=page]").text()).isEqualTo("1");
        var second = page(first.select(".numbers a").first().attr("href"));
        assertThat(second.select("[role=status]").text()).isEqualTo("More than 1,001 articles");
        assertThat(second.select(".numbers [aria-current=page]").text()).isEqualTo("2");
        assertThat(second.select("a[rel~=next]").attr("href")).isEqualTo("/search?q=tide&page=3&after=c3");
        services.answer("GET /articles/search?q=tide&limit=20&after=of-another-build", 400, "{}");
        var begunAgain = page("/search?q=tide&page=3&after=of-another-build");
        assertThat(begunAgain.select("[role=status]").text()).isEqualTo("41 articles");
        assertThat(begunAgain.select(".numbers [aria-current=page]").text()).isEqualTo("1");
        var corrected = page("/search?q=tyde");
        assertThat(corrected.select("[role=status]").first().text())
                .isEqualTo("Nothing was found for tyde. This is what has tide <i>.");
        assertThat(corrected.select(".numbers")).isEmpty();
        services.answer("GET /articles/search?q=tyde&limit=20&after=c4", 200, found + """
                , "next": null, "pages": [], "total": 1, "totalIsExact": true, "corrected": true}""");
        assertThat(page("/search?q=tyde&page=2&after=c4").select("main").text()).doesNotContain("null");
    }

    @Test
    void takesWithdrawnArticlesFromPagesWhileTheirServiceIsAway() throws Exception {
        page("/articles/gates");
        assertThat(get("/").body()).contains("Night trains");
        services.goAway();

        var caches = site.getBean(ServiceCaches.class);
        caches.articleWithdrawn(UUID.fromString(ID), 3, List.of("gates"), "It was wrong.");
        caches.articleErased(UUID.fromString("0197a0b0-0000-7000-8000-000000000002"));

        var gone = get("/articles/gates");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("It was wrong.").doesNotContain("Low water", "Night trains");
        assertThat(get("/").body()).doesNotContain("Night trains");
    }

    @Test
    void takesAwayOnlyFeedsThatNameAWithdrawnArticleWhileTheirServiceIsAway() throws Exception {
        services.answer("GET /feeds/atom.xml", 200, "<link href='http://127.0.0.1:8080/articles/gates'/>");
        services.answer("GET /feeds/rss.xml", 200, "<link>http://127.0.0.1:8080/articles/trains</link>");
        get("/feeds/atom.xml");
        get("/feeds/rss.xml");
        services.goAway();

        site.getBean(ServiceCaches.class).articleWithdrawn(UUID.fromString(ID), 3, List.of("gates"), null);

        assertThat(get("/feeds/atom.xml").statusCode()).isEqualTo(503);
        assertThat(get("/feeds/rss.xml").body()).contains("trains");
    }

    @Test
    void keepsFeedsOfArticlesWhoseAddressBeginsAsAWithdrawnOnes() throws Exception {
        services.answer("GET /sitemap.xml", 200, "<loc>http://127.0.0.1:8080/articles/gates-2</loc>");
        get("/sitemap.xml");

        site.getBean(ServiceCaches.class).articleWithdrawn(UUID.fromString(ID), 3, List.of("gates"), null);

        assertThat(get("/sitemap.xml").statusCode()).isEqualTo(200);
        site.getBean(ServiceCaches.class).articleErased(UUID.fromString(ID));
        assertThat(get("/sitemap.xml").body()).contains("gates-2");
    }

    @Test
    void listsTheMonthsInWhichAnythingWasPublished() throws Exception {
        services.answer("GET /archive?timeZone=UTC", 200, """
                {"items":[{"year":2025,"month":5,"count":2},{"year":2023,"month":12,"count":1}]}""");

        var page = page("/archive");

        assertThat(page.select(".year h2").eachText()).containsExactly("2025", "2023");
        assertThat(page.select(".months a").eachAttr("href")).containsExactly("/archive/2025/05", "/archive/2023/12");
        assertThat(page.select(".months li").eachText()).containsExactly("May 2 articles", "December 1 article");
    }

    @Test
    void knowsAnArticleByEverySpellingOfItsAddress() throws Exception {
        assertThat(page("/articles/GATES").select("h1").text()).startsWith("Gates");

        site.getBean(ServiceCaches.class).articleWithdrawn(UUID.fromString(ID), 3, List.of("gates"), null);

        assertThat(get("/articles/GATES").statusCode()).isEqualTo(410);
    }

    @Test
    void keepsAPageUnderTheParametersItHeedsAlone() throws Exception {
        services.answer("GET /articles/" + ID + "/comments?sort=oldest&limit=25", 200, COMMENTS);
        var kept = site.getBean(PageCache.class);

        page("/articles/gates?sort=oldest");
        assertThat(kept.at("/articles/gates?sort=oldest")).isNotNull();

        assertThat(kept.at("/articles/gates")).isNull();
        page("/articles/gates?%73ort=oldest");
        assertThat(kept.at("/articles/gates"))
                .as("the same by another spelling")
                .isNull();
        page("/articles/gates?tag=harbour");
        assertThat(kept.at("/articles/gates?tag=harbour")).isNull();
        assertThat(kept.at("/articles/gates"))
                .as("one page, whatever else is added")
                .isNotNull();
        page("/?tag=harbour");
        assertThat(kept.at("/?tag=harbour")).isNull();
    }

    @Test
    void isTheSameBytesWhenItIsMadeAgainWithTheSameContent() throws Exception {
        var window = Duration.ofMinutes(10).toMillis();
        AdjustableClock.AHEAD.set(window - System.currentTimeMillis() % window);
        var first = get("/articles/gates");

        AdjustableClock.AHEAD.addAndGet(Duration.ofMinutes(5).toMillis());
        site.getBean(ServiceCaches.class).articlePublished(UUID.randomUUID(), 1, List.of("another"));
        assertThat(site.getBean(PageCache.class).at("/articles/gates"))
                .as("it may name another article by now")
                .isNull();

        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/articles/gates", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void servesLinksThatTellWhoFollowedThemFromTheSameBytes() throws Exception {
        var plain = get("/articles/gates");
        services.answer("GET /articles/gates", 200, ARTICLE.replace("Low water.", "High water."));

        for (var query : List.of("", "utm_source=x&fbclid=y", "gclid=1")) {
            var followed = get("/articles/gates?" + query);
            assertThat(followed.headers().firstValue("ETag"))
                    .isEqualTo(plain.headers().firstValue("ETag"));
        }
    }

    @Test
    void staysCalmAboutLinksThatWereSpoilt() throws Exception {
        for (var path :
                List.of("/articles/gates/", "/Articles/gates", "/articles//gates", "/articles/gates%E2%80%8B")) {
            var moved = get(path);
            assertThat(moved.statusCode()).as(path).isEqualTo(301);
            assertThat(moved.headers().firstValue("Location")).hasValue("/articles/gates");
            assertThat(moved.headers().firstValue("Content-Security-Policy")).isPresent();
        }
        for (var path :
                List.of("/articles/%E4%B8", "/articles/%c0%af", "/articles/%00", "/topics/%E4", "/archive/2026/13")) {
            var nowhere = get(path);
            assertThat(nowhere.statusCode()).as(path).isEqualTo(404);
            assertThat(Jsoup.parse(nowhere.body()).select("h1").text()).isEqualTo("Not here");
            assertThat(nowhere.headers().firstValue("Content-Security-Policy")).isPresent();
        }
    }

    /** As they are typed and forwarded, which no client of Java would send. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/articles/%u011f 404",
                "/articles/%25E6%25AD%25A3 404",
                "/articles/a%0d%0aX:y 404",
                "/articles/[x] 404",
                "/articles/| 404",
                "/articles/gates?utm_campaign=%E4%B8 301",
                "/articles/gates?% 301",
                "/?utm_source=%zz 301",
                "/search?q=%E4%B8 400",
                "/search?q=% 400",
            })
    void staysCalmAboutAddressesThatAreNone(String target, int status) throws Exception {
        var answer = typed(target);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer.toLowerCase(Locale.ROOT))
                .contains("content-security-policy: ", "x-content-type-options: nosniff")
                .doesNotContain("\r\nx:y", "tomcat", "exception");
    }

    private String typed(String target) throws IOException {
        var port = Integer.parseInt(site.getEnvironment().getProperty("local.server.port"));
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connection
                    .getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                                    + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            return new String(connection.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void searchesForNoHalfOfACharacter() throws Exception {
        var q = "a".repeat(199);
        services.answer("GET /articles/search?q=" + q + "&limit=20", 200, SUMMARIES);

        assertThat(page("/search?q=" + q + "%F0%9F%98%80")
                        .select("input[name=q]")
                        .attr("value"))
                .isEqualTo(q);
    }

    @Test
    void findsATopicOfAnyNameInAnyCase() throws Exception {
        services.answer("GET /tags", 200, "{\"items\":[{\"name\":\"Harbour\",\"count\":2}]}");
        services.answer("GET /articles?tag=HARBOUR&limit=20", 200, "{\"items\":[],\"next\":null}");
        services.answer("GET /articles?tag=%3Cb%3E&limit=20", 200, "{\"items\":[],\"next\":null}");
        services.answer("GET /articles?tag=a%5Cb&limit=20", 200, SUMMARIES);

        services.answer(
                "GET /articles?tag=nato&limit=20",
                200,
                SUMMARIES.replaceFirst("\\{", "{\"wanted\":{\"tag\":{\"name\":\"NATO\"}},"));

        assertThat(get("/topics/HARBOUR").headers().firstValue("Location")).hasValue("/topics/Harbour");
        assertThat(get("/topics/nato").headers().firstValue("Location"))
                .as("one page for all spellings, that of most articles")
                .hasValue("/topics/NATO");
        assertThat(page("/topics/a%5Cb").select("h1").text()).isEqualTo("a\\b");
        var unknown = get("/topics/%3Cb%3E");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(unknown.body()).select("h1").text()).isEqualTo("Not here");
        assertThat(unknown.body()).doesNotContain("&lt;b&gt;");
    }

    @Test
    void tellsMachinesWhatItIs() throws Exception {
        services.answer("GET /articles/gates", 200, ARTICLE.replace("\"language\":\"ar\"", "\"language\":\"en-GB\""));
        var article = page("/articles/gates");
        var home = page("/");

        assertThat(article.title()).isEqualTo("Gates & <i>tides</i> – Broadsheet");
        assertThat(article.select("meta[property=og:title]").attr("content")).isEqualTo("Gates & <i>tides</i>");
        assertThat(article.select("meta[property=og:locale]").attr("content")).isEqualTo("en_GB");
        assertThat(home.title()).endsWith(" – Broadsheet");
        assertThat(home.select("meta[property=og:locale]")).isEmpty();
        for (var page : List.of(article, home)) {
            var picture = URI.create(page.select("meta[property=og:image]").attr("content"));
            assertThat(picture.getScheme()).isEqualTo("http");
            assertThat(get(picture.getPath()).statusCode()).isEqualTo(200);
            assertThat(get(page.select("link[rel=apple-touch-icon]").attr("href"))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(get("/favicon.ico").statusCode()).isEqualTo(200);
        var manifest = JsonMapper.shared().readTree(get("/manifest.webmanifest").body());
        assertThat(manifest.get("name").asString()).isEqualTo("Broadsheet");
        assertThat(get(manifest.get("icons").get(1).get("src").asString()).statusCode())
                .isEqualTo(200);
        assertThat(get("/feeds/feed.css").body()).contains("feed reader");
    }

    @Test
    void namesTheNewsSitemapOnlyWhileThereIsNews() throws Exception {
        assertThat(get("/robots.txt").body()).contains("/sitemap.xml").doesNotContain("news-sitemap");

        var today = SUMMARIES.replace("2025-05-21T10:00:00Z", Instant.now().toString());
        services.answer("GET /articles?limit=60", 200, today);
        site.getBean(ServiceCaches.class).articlePublished(UUID.randomUUID(), 1, List.of("news"));

        await().untilAsserted(() -> assertThat(get("/robots.txt").body()).contains("/news-sitemap.xml"));
        assertThat(get("/robots.txt").headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
    }

    @Test
    void asksForTheNewsSitemapAgainEachMinute() throws Exception {
        services.answer("GET /news-sitemap.xml", 200, "<first/>");
        get("/news-sitemap.xml");
        services.answer("GET /news-sitemap.xml", 200, "<second/>");

        AdjustableClock.AHEAD.set(60_000);

        assertThat(get("/news-sitemap.xml").body()).isEqualTo("<second/>");
    }

    @Test
    void asksNobodyElseForAnything() throws Exception {
        var page = page("/articles/gates");

        assertThat(page.select("script[src], img[src]").eachAttr("src")).allMatch(src -> src.startsWith("/"));
        assertThat(page.select("link[rel=stylesheet], link[rel=icon]").eachAttr("href"))
                .allMatch(href -> href.startsWith("/"));
        assertThat(page.select("script:not([src]):not([type=application/ld+json]), style, [style], [onclick]"))
                .isEmpty();
        assertThat(get("/articles/gates").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
    }

    @Test
    void sendsWhatLiesReadyCompressedOrNotAtAll() throws Exception {
        var first = get("/articles/gates", "Accept-Encoding", "gzip");
        var packed = client.send(
                request("/articles/gates").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
        var unpacked = new String(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(), UTF_8);
        assertThat(unpacked).contains("Low water.");

        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/articles/gates", "Accept-Encoding", "gzip", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void leadsOnFromOldAddressesAndTellsWhyAnArticleWentAway() throws Exception {
        assertThat(get("/articles/old").headers().firstValue("Location")).hasValue("/articles/gates");

        var withdrawn = get("/articles/withdrawn");
        assertThat(withdrawn.statusCode()).isEqualTo(410);
        assertThat(withdrawn.body()).contains("The figures were wrong.");
        for (var state : List.of("withdrawn", "erased")) {
            services.answer("GET /articles/" + state + "-now", 410, """
                    {"detail":"This article is no longer published.","state":"%s"}""".formatted(state));
        }
        assertThat(page410("/articles/withdrawn-now")).containsExactly("This article was withdrawn.");
        assertThat(page410("/articles/erased-now")).containsExactly("This article was taken away for good.");
        assertThat(get("/articles/unknown").statusCode()).isEqualTo(404);
        assertThat(get("/no/such/page").statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(get("/no/such/page").body()).select("h1").text()).isEqualTo("Not here");
    }

    private List<String> page410(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(410);
        return Jsoup.parse(answer.body()).select("main p:not(:has(a))").eachText();
    }

    @Test
    void tellsOfAWithdrawalWithoutAReasonThatItWasHeardOf() throws Exception {
        site.getBean(ServiceCaches.class).articleWithdrawn(UUID.fromString(ID), 3, List.of("gates"), null);

        assertThat(page410("/articles/gates")).containsExactly("This article was withdrawn.");
    }

    @Test
    void keepsShowingWhatItHasWhileServicesAreAway() throws Exception {
        page("/");
        page("/articles/gates");
        services.goAway();

        // Nothing is heard either, so pages are made anew after a moment, of what is still known.
        await().pollDelay(Duration.ofMillis(2500)).untilAsserted(() -> {
            assertThat(page("/").select("h2").text()).contains("Night trains");
            assertThat(page("/articles/gates").select(".thread .said")).hasSize(2);
        });
        var unseen = get("/articles/never-read");
        assertThat(unseen.statusCode()).isEqualTo(503);
        assertThat(unseen.headers().firstValue("Retry-After")).isPresent();
        assertThat(page("/topics/never-read").select(".notice").text()).contains("for the moment");

        services.comeBack();
        services.answer("GET /articles/gates", 200, ARTICLE.replace("Low water.", "High water."));
        await().untilAsserted(() ->
                assertThat(page("/articles/gates").select(".text").text()).isEqualTo("High water."));
    }

    @Test
    void waitsForASlowServiceOnlyForAMoment() throws Exception {
        services.slowDown(60_000);
        var began = System.nanoTime();

        assertThat(page("/").select(".notice")).isNotEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void keepsWhatWasTypedBesideWhatIsWrongWithIt() throws Exception {
        services.answer("POST /articles/" + ID + "/comments", 422, """
                {"detail":"See errors.","errors":[{"field":"text","message":"Please enter your comment!"},
                 {"field":"author","message":"Please enter your name here"}]}""");

        var refused = post("/articles/gates/comments", Map.of("author", " ", "text", "\"><b>"));

        assertThat(refused.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(refused.body());
        assertThat(page.select("#reply-text-error").text()).isEqualTo("Please enter your comment!");
        assertThat(page.select("#reply-author-error").text()).isEqualTo("Please enter your name here");
        assertThat(page.select("#reply-text").val()).isEqualTo("\"><b>");
    }

    @Test
    void saysWhatHappensWithACommentNext() throws Exception {
        services.answer("POST /articles/" + ID + "/comments", 201, """
                {"id":"%s","state":"held","authorToken":"To-ken_1","editToken":"Ed-it_1"}""".formatted(COMMENT));

        var taken = post("/articles/gates/comments", Map.of("author", "Ana", "text", "At last."));

        assertThat(taken.statusCode()).isEqualTo(303);
        var next = taken.headers().firstValue("Location").orElseThrow();
        assertThat(next).isEqualTo("/articles/gates?said=held#comments");
        assertThat(page(next.substring(0, next.indexOf('#'))).select("#said").text())
                .contains("held for a look");
        assertThat(services.received()).singleElement().asString().startsWith("for=127.0.0.1 ");
    }

    /** Only in the fragment, which browsers send to nobody, and only to one that can keep it. */
    @Test
    void handsTheAuthorTokenToABrowserThatKeepsIt() throws Exception {
        services.answer(
                "POST /articles/" + ID + "/comments",
                201,
                "{\"id\":\"" + COMMENT + "\",\"state\":\"visible\",\"authorToken\":\"To-ken_1\"}");

        var plain = post("/articles/gates/comments", Map.of("author", "Ana", "text", "At last."));
        var sender = "0123456789abcdef0123456789abcdef";
        var keeping = post(
                "/articles/gates/comments",
                Map.of("author", "Ana", "text", "At last.", "authorToken", "earlier", "sender", sender));

        assertThat(plain.headers().firstValue("Location")).hasValue("/articles/gates?said=shown#c-" + COMMENT);
        assertThat(keeping.headers().firstValue("Location"))
                .hasValue("/articles/gates?said=shown#author=To-ken_1&for=" + sender + "&to=c-" + COMMENT);
        assertThat(services.received().getLast()).contains("\"authorToken\":\"earlier\"");
        var fields = page("/articles/gates").select("form#reply [name=authorToken], form#reply [name=sender]");
        assertThat(fields).hasSize(2).allMatch(field -> field.hasAttr("disabled") && !field.hasAttr("value"));
    }

    @Test
    void theSameFormAroundMidnightIsTheSameComment() throws Exception {
        services.answer("POST /articles/" + ID + "/comments", 201, "{\"id\":\"" + COMMENT + "\",\"state\":\"held\"}");

        post("/articles/gates/comments", Map.of("author", "Ana", "text", "At last."));
        AdjustableClock.AHEAD.set(Duration.ofHours(24).toMillis());
        post("/articles/gates/comments", Map.of("author", "Ana", "text", "At last."));
        post("/articles/gates/comments", Map.of("author", "Ana", "text", "At long last."));

        assertThat(services.keys()).hasSize(3);
        assertThat(services.keys().get(1)).isEqualTo(services.keys().get(0));
        assertThat(services.keys().get(2)).isNotEqualTo(services.keys().get(0));
    }

    @Test
    void passesNothingOnThatFilledTheFieldNobodySees() throws Exception {
        var asked = post("/articles/gates/comments", Map.of("author", "Ana", "text", "Buy!", "note", "x"));

        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(services.received()).isEmpty();
    }

    @Test
    void keepsWhatWasTypedThoughItsArticleCannotBeHad() throws Exception {
        services.goAway();

        var told = post("/articles/gates/comments", Map.of("author", "Ana", "text", "At last."));

        assertThat(told.statusCode()).isEqualTo(503);
        var page = Jsoup.parse(told.body());
        assertThat(page.select("#reply-text").val()).isEqualTo("At last.");
        assertThat(page.select("form#reply").attr("action")).isEqualTo("/articles/gates/comments");
    }

    /** What they show moves with every article, so they are no page to be found; what they lead to is. */
    @ParameterizedTest
    @CsvSource({
        "/sections/World, /articles?section=World&limit=20",
        "/topics/harbour, /articles?tag=harbour&limit=20",
        "/authors/Ana, /articles?author=Ana&limit=20",
        "/archive/2025/05, /articles?from=2025-05-01T00%3A00%3A00Z&until=2025-06-01T00%3A00%3A00Z&limit=40",
    })
    void laterPagesOfAListAreNotTheFirst(String path, String call) throws Exception {
        services.answer("GET " + call, 200, SUMMARIES);
        services.answer("GET " + call + "&after=c1", 200, SUMMARIES);
        services.answer("GET " + call + "&after=cut", 400, "{\"detail\":\"This is not a cursor of this list.\"}");
        services.answer("GET " + call + "&after=end", 200, "{\"items\":[],\"next\":null}");

        assertThat(page(path).select("link[rel=canonical]").attr("href")).endsWith(path);
        var later = page(path + "?after=c1");
        assertThat(later.select("link[rel=canonical], meta[property=og:url]")).isEmpty();
        assertThat(later.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(later.select("h1").text()).isEqualTo(page(path).select("h1").text());
        for (var nowhere : List.of("cut", "end")) {
            var first = get(path + "?after=" + nowhere);
            assertThat(first.statusCode()).as(nowhere).isEqualTo(302);
            assertThat(first.headers().firstValue("Location")).hasValue(path);
        }
    }

    /** Nobody reads on from a cursor of another order, or one that was cut. */
    @Test
    void leadsFromACursorThatNobodyReadsToTheFirstComments() throws Exception {
        services.answer("GET /articles/" + ID + "/comments?sort=oldest&limit=25&after=cut", 400, "{}");
        services.answer("GET /articles/" + ID + "/comments/" + COMMENT + "?limit=50&after=cut", 400, "{}");

        for (var path : List.of(
                "/articles/gates?sort=oldest&after=cut", "/articles/gates/comments/" + COMMENT + "?after=cut")) {
            var first = get(path);
            assertThat(first.statusCode()).as(path).isEqualTo(302);
            assertThat(first.headers().firstValue("Location"))
                    .hasValue(path.replaceAll("[?&]after=cut", "") + "#comments");
        }
    }

    /** Which hours are today's was decided before midnight. */
    @Test
    void keepsNoPageThatWasMadeAcrossMidnight() throws Exception {
        var now = Instant.now();
        var midnight = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        AdjustableClock.AHEAD.set(
                Duration.between(now, midnight).minusMinutes(10).toMillis());
        services.during(
                "GET /articles/popular?window=24h&limit=5",
                () -> AdjustableClock.AHEAD.addAndGet(Duration.ofMinutes(20).toMillis()));

        page("/");

        assertThat(site.getBean(PageCache.class).at("/")).isNull();
    }

    @Test
    void findsTopicsWithSlashesAndSemicolons() throws Exception {
        services.answer("GET /articles?tag=AC%2FDC%3B%20live&limit=20", 200, SUMMARIES);

        var page = page("/topics/AC%2FDC%3B%20live");
        assertThat(page.select("h1").text()).isEqualTo("AC/DC; live");
        assertThat(page.select("[name=topics][checked]").eachAttr("value"))
                .as("a topic's own page")
                .containsExactly("AC/DC; live");
    }

    @Test
    void keepsTheTimeZoneAReaderChoseAndSaysWhichFieldIsWrong() throws Exception {
        services.answer(
                "POST /subscriptions", 422, "{\"errors\":[{\"field\":\"hour\",\"message\":\"must be 0 to 23\"}]}");
        var form = page("/subscribe");
        assertThat(form.select("[data-guess]")).hasSize(1);
        assertThat(form.select("datalist option").eachAttr("value")).contains("UTC", "Asia/Yekaterinburg");
        assertThat(form.select("details.more-choices[open], [type=checkbox][checked]"))
                .isEmpty();
        assertThat(form.select("details").select("[name=cadence], [name=hour], [name=timeZone], [name=weekday]"))
                .hasSize(6);

        var refused = post("/subscribe", Map.of("email", "a@example.org", "timeZone", "Asia/Tokyo", "hour", "25"));

        var page = Jsoup.parse(refused.body());
        var zone = page.select("input[name=timeZone]");
        assertThat(zone.val()).isEqualTo("Asia/Tokyo");
        assertThat(zone.hasAttr("data-guess")).isFalse();
        var error = page.select("select[name=hour]").attr("aria-describedby");
        assertThat(page.select("details.more-choices[open] #" + error).text()).isEqualTo("must be 0 to 23");
    }

    @Test
    void tellsNobodyWhereTheServicesAre() throws Exception {
        assertThat(get("/newsroom").body()).doesNotContain(services.address());
    }

    @Test
    void staysCalmAboutAParameterThatCannotBeRead() throws Exception {
        var refused = post("/articles/gates/comments", "author=%zz");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(refused.body()).select("h1").text()).isEqualTo("That did not work");
    }

    @Test
    void staysCalmAboutMoreThanItTakes() throws Exception {
        var form = ("text=" + "x".repeat(1_100_000)).getBytes(UTF_8);
        var unannounced = request("/articles/gates/comments")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form)));

        var refused = client.send(unannounced.build(), BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(Jsoup.parse(refused.body()).select("h1").text()).isEqualTo("That did not work");
    }

    @Test
    void subscribesWithoutTellingWhoIsKnown() throws Exception {
        services.answer("POST /subscriptions", 202, "{}");

        var asked = post(
                "/subscribe",
                Map.of("email", "a@example.org", "cadence", "daily", "timeZone", "Europe/Oslo", "hour", "7"));

        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(page("/subscribe?asked").select(".notice").text()).contains("look into your mail");
    }

    /** A form of one's own need not know of days. */
    @Test
    void subscribesWeeklyOnMondaysWhereNoDayIsAskedFor() throws Exception {
        services.answer("POST /subscriptions", 202, "{}");
        var form = new HashMap<>(Map.of(
                "email",
                "a@example.org",
                "cadence",
                "weekly",
                "topics",
                "nato",
                "timeZone",
                "Europe/Oslo",
                "hour",
                "7"));

        assertThat(post("/subscribe", form).statusCode()).isEqualTo(303);
        assertThat(services.received().getLast()).contains("\"weekday\":\"monday\"");
        form.put("weekday", "friday");
        post("/subscribe", form);
        assertThat(services.received().getLast()).contains("\"weekday\":\"friday\"");
        form.put("weekday", "");
        post("/subscribe", form);
        assertThat(services.received().getLast())
                .as("the service says what is wrong")
                .contains("\"weekday\":\"\"");
    }

    @Test
    void refusesFormsThatPagesOfOtherSitesSend() throws Exception {
        var form = BodyPublishers.ofString("email=a@example.org&cadence=daily&timeZone=UTC&hour=7");
        for (var path : List.of("/subscribe", "/articles/gates/comments", "/articles/gates/views")) {
            var sent = request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", "https://evil.example")
                    .header("Sec-Fetch-Site", "cross-site")
                    .POST(form);

            var refused = client.send(sent.build(), BodyHandlers.ofString());

            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(Jsoup.parse(refused.body()).select("h1").text()).isEqualTo("Please send it from here");
        }
        assertThat(services.received()).isEmpty();
    }

    @Test
    void passesViewsOnInBatchesThoughTheirServiceWasAway() throws Exception {
        services.answer("POST /views", 200, "{\"notTaken\":[]}");
        services.goAway();
        for (var i = 0; i < 30; i++) {
            assertThat(post("/articles/gates/views", "").statusCode()).isEqualTo(202);
        }
        services.comeBack();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(viewsReceived()).isEqualTo(30));
        assertThat(services.received()).hasSizeLessThan(30);
    }

    @Test
    void passesViewsOnAfterAnEndAtWhichNobodyTookThemAndWritesNoReaderDown(@TempDir Path folder) throws Exception {
        restart(folder);
        services.answer("POST /views", 200, "{\"notTaken\":[]}");
        services.goAway();
        for (var i = 0; i < 30; i++) {
            assertThat(post("/articles/gates/views", "").statusCode()).isEqualTo(202);
        }
        try (var kept = Files.walk(folder)) {
            assertThat(kept.filter(file -> file.toString().endsWith(".lines")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .contains("gates")
                            .doesNotContain("127.0.0.1", "Java-http-client"));
        }

        site.close();
        services.comeBack();
        restart(folder);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(viewsReceived()).isEqualTo(30));
        assertThat(services.received())
                .allSatisfy(batch ->
                        assertThat(batch).contains("for=\\\"[2001:2").doesNotContain("127.0.0.1", "Java-http-client"));
    }

    private void restart(Path views) {
        site.close();
        site = TestSite.start(
                services.address(),
                services.address(),
                services.address(),
                Map.of("broadsheet.website.views.folder", views.toString()));
    }

    @Test
    void passesNoRobotOn() throws Exception {
        services.answer("POST /views", 200, "{\"notTaken\":[]}");
        var robot = request("/articles/gates/views")
                .header("User-Agent", "Mozilla/5.0 (compatible; Somebot/1.0)")
                .POST(BodyPublishers.noBody());

        assertThat(client.send(robot.build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(202);
        post("/articles/gates/views", "");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(viewsReceived()).isPositive());
        site.close();
        assertThat(viewsReceived()).isEqualTo(1);
    }

    @Test
    void passesOnWhatWaitsWhenItStops() throws Exception {
        services.answer("POST /views", 200, "{\"notTaken\":[]}");
        for (var i = 0; i < 30; i++) {
            post("/articles/gates/views", "");
        }

        site.close();

        assertThat(viewsReceived()).isEqualTo(30);
    }

    /** Each once: one whose answer was lost is sent again under its id, by which it is counted once. */
    private long viewsReceived() {
        return services.received().stream()
                .flatMap(batch -> VIEW_OF_GATES.matcher(batch).results())
                .map(view -> view.group(1))
                .distinct()
                .count();
    }

    @Test
    void tellsWhereAnArticleWasTakenOverFromAndWhichIsBreaking() throws Exception {
        services.answer(
                "GET /articles/gates",
                200,
                ARTICLE.replace(
                        "\"heroImage\"",
                        "\"canonicalUrl\":\"https://agency.example/gates\",\"breaking\":true,\"heroImage\""));

        var page = page("/articles/gates");

        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("https://agency.example/gates");
        assertThat(page.select(".story .breaking").text()).isEqualTo("Breaking");
    }

    @Test
    void showsWhatMustBeSeenOfAPictureAndThatAMachineMadeIt() throws Exception {
        var source = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
        var hero = """
                "heroImage":{"url":"/images/%1$s/900.jpg","width":900,"height":900,"alt":"A pier","credit":"Ana",
                 "sizes":[],"focus":{"x":72,"y":8},"card":{"url":"/images/%1$s/card-72-8.jpg","width":900,"height":473},
                 "digitalSourceType":"%2$s","madeByMachine":"wholly"}""".formatted("0".repeat(32), source);
        services.answer("GET /articles/gates", 200, ARTICLE.replace("\"heroImage\":null", hero));
        services.answer("GET /front", 200, SUMMARIES.replace("\"heroImage\":null", hero));

        var page = page("/articles/gates");

        assertThat(page.select("figcaption").text()).isEqualTo("Ana Picture made by a machine");
        assertThat(page.select("meta[property=og:image]").attr("content"))
                .isEqualTo("http://127.0.0.1:8080/images/" + "0".repeat(32) + "/card-72-8.jpg");
        assertThat(page.select("meta[property=og:image:height]").attr("content"))
                .isEqualTo("473");
        assertThat(page.select("script[type=application/ld+json]").html()).contains(source, "creditText");
        var lead = page("/").selectFirst(".lead-story");
        assertThat(lead.select("img").attr("class")).isEqualTo("fx70 fy10");
        assertThat(lead.select(".machine").text()).isEqualTo("Picture made by a machine");

        // The newsroom changes the order, of which no event tells.
        services.answer(
                "GET /front", 200, SUMMARIES.replace("trains", "ferries").replace("0002", "0009"));
        await().untilAsserted(() -> assertThat(
                        page("/").selectFirst(".lead-story h2 a").attr("href"))
                .isEqualTo("/articles/ferries"));
    }

    @Test
    void ordersSectionsAsTheNewsroomDoesAndLeadsOnFromFormerNames() throws Exception {
        services.answer("GET /sections", 200, """
                {"items":[{"name":"Travel","count":1,"formerly":["Journeys"]},
                 {"name":"Rail","count":1,"parent":"Travel","formerly":[]},{"name":"Empty","count":0},
                 {"name":"World","count":2}]}""");
        services.answer("GET /articles?section=Travel&limit=20", 200, SUMMARIES);
        services.answer("GET /articles?section=JOURNEYS&limit=20", 200, "{\"items\":[],\"next\":null}");

        assertThat(page("/sections/Travel").select(".page-title .tags a").eachText())
                .containsExactly("Rail");
        assertThat(page("/").select("nav.sections a").eachText())
                .contains("Travel", "World")
                .doesNotContain("Rail", "Empty");
        for (var name : List.of("Empty", "EMPTY")) {
            services.answer("GET /articles?section=" + name + "&limit=20", 200, "{\"items\":[],\"next\":null}");
        }
        assertThat(page("/sections/Empty").select(".listing article")).isEmpty();
        assertThat(get("/sections/EMPTY").headers().firstValue("Location")).hasValue("/sections/Empty");
        var moved = get("/sections/JOURNEYS");
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).hasValue("/sections/Travel");
    }

    private Document page(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return post(path, body);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        var port = site.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
