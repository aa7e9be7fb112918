package io.broadsheet.article.api;

import static io.broadsheet.article.Newsroom.draft;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.NewsAttributes;
import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Fixtures;
import io.broadsheet.article.domain.Withdrawal;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bson.Document;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@ArticleServiceTest
class FeedsIT {

    private static final String NASTY = "Ebb & flow <script>alert(1)</script> ]]> “tides” \uD83C\uDF0A";

    private static final Pattern UPDATED = Pattern.compile("<(?:updated|lastBuildDate)>([^<]+)<");

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private MongoDatabase database;

    private Newsroom newsroom;

    @BeforeEach
    void editor() {
        newsroom = new Newsroom(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss.xml", "atom.xml"})
    void sayTheSameInEachFormat(String format) throws Exception {
        var tag = "fed & fine " + format;
        var id = newsroom.published(draft(NASTY, "tags", List.of(tag)));
        newsroom.published(draft("Of another tag"));

        var feed = feed("/feeds/" + format + "?tag={tag}", tag);

        assertThat(feed.getTitle()).isEqualTo("Broadsheet: " + tag);
        assertThat(feed.getEntries()).hasSize(1);
        var entry = feed.getEntries().getFirst();
        assertThat(entry.getUri()).isEqualTo("urn:uuid:" + id);
        assertThat(entry.getTitle()).isEqualTo(NASTY);
        assertThat(entry.getLink()).startsWith("http://localhost:8080/articles/ebb-flow-");
        assertThat(entry.getDescription().getValue()).isEqualTo("Tides turn twice a day....");
        assertThat(entry.getAuthor()).isEqualTo("Ana Sorel");
        assertThat(entry.getCategories()).extracting(SyndCategory::getName).containsExactly(tag);
        assertThat(entry.getPublishedDate()).isNotNull();
        assertThat(feed("/feeds/" + format).getEntries()).hasSizeGreaterThan(1);
    }

    @Test
    void jsonFeedHasWhatTheFormatWants() {
        var sent = draft(NASTY, "tags", List.of("json & fed; x"));
        sent.put("section", "Harbour");
        sent.put("standfirst", "In short");
        sent.put("language", "de");
        var id = newsroom.published(sent);

        client.get()
                .uri("/feeds/feed.json?tag={tag}", "json & fed; x")
                .exchange()
                .expectHeader()
                .contentType("application/feed+json")
                .expectBody()
                .json("""
                        {"version": "https://jsonfeed.org/version/1.1", "title": "Broadsheet: json & fed; x",
                         "home_page_url": "http://localhost:8080/topics/json%%20&%%20fed%%3B%%20x",
                         "feed_url": "http://localhost:8080/feeds/feed.json?tag=json%%20%%26%%20fed%%3B%%20x",
                         "items": [{"id": "urn:uuid:%s", "content_text": "In short", "language": "de",
                                    "authors": [{"name": "Ana Sorel"}], "tags": ["Harbour", "json & fed; x"]}]}""".formatted(id))
                .jsonPath("$.items[0].title")
                .isEqualTo(NASTY)
                .jsonPath("$.items[0].date_published")
                .exists();
    }

    /** The format wants one of the two in every item, also of one that a reader only looks at. */
    @Test
    void jsonFeedHasATextAlsoWhereThereAreNoWords() {
        var sent = draft("Drawn", "tags", List.of("wordless"));
        sent.put("body", Map.of("format", "markdown", "source", "("));
        sent.remove("standfirst");
        newsroom.published(sent);

        var items = JsonMapper.shared()
                .readTree(bytes("/feeds/feed.json?tag=wordless"))
                .get("items");

        assertThat(items)
                .singleElement()
                .satisfies(item -> assertThat(item.has("content_text") || item.has("content_html"))
                        .isTrue());
    }

    /** A browser shows what stands there, and feed readers show what that means in HTML. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Q&A at AT&T: 5 < 6 > 4|Q&A at AT&T: 5 < 6 > 4",
                "Type &lt; or <b>|Type &amp;lt; or &lt;b&gt;",
                "Waves&copy that|Waves&amp;copy that"
            })
    void rssEscapesOnlyWhatHtmlWouldReadOtherwise(String standfirst, String description) throws Exception {
        var tag = "escaped " + standfirst.length();
        var sent = draft("Escaped", "tags", List.of(tag));
        sent.put("standfirst", standfirst);
        newsroom.published(sent);

        var entry = feed("/feeds/rss.xml?tag={tag}", tag).getEntries().getFirst();

        assertThat(entry.getDescription().getValue()).isEqualTo(description);
        assertThat(Jsoup.parseBodyFragment(description).text()).isEqualTo(standfirst);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/feeds/rss.xml", "/feeds/atom.xml", "/feeds/feed.json", "/sitemap.xml", "/news-sitemap.xml"})
    void areRightAtOnceAndNotSentAgain(String uri) {
        var first = newsroom.published(draft("Fresh " + uri));
        var tag = etag(uri);
        assertThat(etag(uri)).isEqualTo(tag);
        client.get()
                .uri(uri)
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isNotModified();

        var second = newsroom.published(draft("Fresher " + uri));
        assertThat(etag(uri)).isNotEqualTo(tag);
        newsroom.withdraw(second, "Wrong").expectStatus().isOk();
        assertThat(client.get()
                        .uri(uri)
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("/articles/fresh-")
                .doesNotContain("/articles/fresher-");
        newsroom.withdraw(first, "Wrong").expectStatus().isOk();
        assertThat(etag(uri)).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss.xml", "atom.xml"})
    void neverGoBackWhenTheirNewestIsWithdrawn(String format) {
        var tag = "back " + format;
        var first = newsroom.published(draft("First", "tags", List.of(tag)));
        var second = newsroom.published(draft("Second", "tags", List.of(tag)));
        var updated = updated(format, tag);

        for (var id : List.of(second, first)) {
            newsroom.withdraw(id, "Wrong").expectStatus().isOk();
            assertThat(updated(format, tag)).isEqualTo(updated);
        }
    }

    /** Of the feed itself, which stands before its articles. */
    private String updated(String format, String tag) {
        var xml = client.get()
                .uri("/feeds/" + format + "?tag={tag}", tag)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var updated = UPDATED.matcher(String.valueOf(xml));
        assertThat(updated.find()).isTrue();
        return updated.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss.xml", "atom.xml"})
    void arePagesInABrowserAndSayTheirLanguage(String format) {
        var tag = "styled " + format;
        newsroom.published(draft("Styled", "tags", List.of(tag)));

        client.get()
                .uri("/feeds/" + format + "?tag={tag}", tag)
                .exchange()
                .expectBody(String.class)
                .value(xml -> assertThat(xml)
                        .contains("<?xml-stylesheet type=\"text/css\" href=\"http://localhost:8080/feeds/feed.css\"?>")
                        .containsAnyOf("<language>en</language>", "xml:lang=\"en\""));
    }

    @Test
    void arePackedForWhoTakesThat(@Value("${local.server.port}") int port) throws Exception {
        newsroom.published(draft("Packed"));

        // The usual test client unpacks, and does not say so.
        try (var plain = HttpClient.newHttpClient()) {
            for (var origin : List.of("", "http://localhost:8080")) {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/feeds/rss.xml"))
                        .header("Accept-Encoding", "gzip");
                if (!origin.isEmpty()) {
                    request.header("Origin", origin);
                }
                var answer = plain.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());

                assertThat(answer.headers().firstValue("ETag"))
                        .hasValueSatisfying(tag -> assertThat(tag).endsWith("-gzip\""));
                assertThat(String.join(",", answer.headers().allValues("Vary"))).contains("Accept-Encoding", "Origin");
                assertThat(new GZIPInputStream(answer.body()).readAllBytes()).isEqualTo(bytes("/feeds/rss.xml"));
            }
        }
    }

    /** Characters by number that are none, as editors' programs write them: no strict reader of ours stumbles over one. */
    @ParameterizedTest
    @ValueSource(strings = {"09-numeric-references", "09-numeric-references-markdown"})
    void haveNoCharacterThatIsNone(String name) throws Exception {
        Map<String, Object> sent;
        try (var file = FeedsIT.class.getResourceAsStream("/cases/" + name + ".json")) {
            sent = JsonMapper.shared().readValue(file, new TypeReference<Map<String, Object>>() {});
        }
        sent.put("tags", List.of(name));
        sent.remove("standfirst");
        newsroom.published(sent);

        for (var format : List.of("rss.xml", "atom.xml")) {
            assertThat(feed("/feeds/" + format + "?tag=" + name).getEntries())
                    .singleElement()
                    .satisfies(entry ->
                            assertThat(entry.getDescription().getValue()).startsWith("It’s “here”"));
        }
        for (var uri : List.of("/feeds/rss.xml", "/feeds/atom.xml", "/sitemap.xml", "/news-sitemap.xml")) {
            var read = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(bytes(uri)));
            assertThat(read.getDocumentElement().getTextContent().codePoints())
                    .as(uri)
                    .noneMatch(FeedsIT::isNoCharacter);
        }
        var items = JsonMapper.shared().readTree(bytes("/feeds/feed.json")).get("items");
        assertThat(items.findValuesAsString("content_text"))
                .anyMatch(text -> text.startsWith("It’s “here”"))
                .allMatch(text -> text.codePoints().noneMatch(FeedsIT::isNoCharacter));
    }

    private static boolean isNoCharacter(int c) {
        return c < 0x20 && c != '\n' && c != '\r' && c != '\t'
                || c >= 0x7F && c <= 0x9F
                || (c & 0xFFFE) == 0xFFFE
                || c >= 0xD800 && c <= 0xDFFF;
    }

    @Test
    void sitemapNamesEveryArticle() throws Exception {
        newsroom.published(draft("On the map", "slug", "on-the-map"));
        newsroom.published(draft("На карте", "slug", "на-карте"));
        var hidden = newsroom.published(draft("Off the map", "slug", "off-the-map"));
        newsroom.withdraw(hidden, "Wrong").expectStatus().isOk();
        newsroom.start(draft("Not yet on the map", "slug", "not-yet-on-the-map"));

        var urls = sitemap("/sitemap.xml").getSiteMapUrls();

        assertThat(urls)
                .extracting(url -> url.getUrl().toString())
                .contains(
                        "http://localhost:8080/",
                        "http://localhost:8080/articles/on-the-map",
                        "http://localhost:8080/articles/%D0%BD%D0%B0-%D0%BA%D0%B0%D1%80%D1%82%D0%B5")
                .noneMatch(url -> url.contains("off-the-map") || url.contains("not-yet"));
        assertThat(urls.stream().skip(1)).allMatch(url -> url.getLastModified() != null);
    }

    @Test
    void sitemapOfAMonthHasThatMonthOnly() throws Exception {
        var old = publishedAt("Of old", Instant.parse("2001-02-28T23:59:59.999Z"));

        assertThat(sitemap("/sitemap.xml?month=2001-02").getSiteMapUrls())
                .extracting(url -> url.getUrl().toString())
                .containsExactly("http://localhost:8080/articles/of-old");
        client.get().uri("/sitemap.xml?month=2001-03").exchange().expectStatus().isNotFound();
        for (var bad : List.of("2001", "2001-13", "x", "", "-2001-01")) {
            client.get()
                    .uri("/sitemap.xml?month=" + bad)
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
        }
        newsroom.withdraw(old, "Old").expectStatus().isOk();
    }

    @Test
    void sitemapOfManyIsAnIndexOfTheirMonths() throws Exception {
        var documents = database.getCollection("articles");
        var many = IntStream.range(0, 5_001)
                .mapToObj(i -> new Document("_id", UUID.randomUUID())
                        .append("state", "published")
                        .append("mass", true)
                        .append("addresses", List.of("mass-" + i))
                        .append(
                                "publication",
                                new Document("publishedAt", Instant.parse("1991-0" + (1 + i % 3) + "-15T00:00:00Z"))
                                        .append("updatedAt", Instant.parse("1991-05-01T00:00:00Z"))))
                .toList();
        documents.insertMany(many);
        try {
            newsroom.published(draft("One more"));

            var index = (SiteMapIndex) parsed("/sitemap.xml");

            var parts = index.getSitemaps().stream()
                    .map(part -> part.getUrl().toString().replaceFirst("^http://localhost:8080", ""))
                    .toList();
            assertThat(parts).contains("/sitemap.xml?month=1991-01", "/sitemap.xml?month=1991-03");
            assertThat(parts).doesNotContain("/sitemap.xml?month=1991-04");
            var listed = 0;
            for (var part : parts) {
                listed += sitemap(part).getSiteMapUrls().size();
            }
            assertThat(listed)
                    .isEqualTo((int) documents.countDocuments(Filters.eq("state", "published")))
                    .isGreaterThan(5_001);
        } finally {
            documents.deleteMany(Filters.eq("mass", true));
            newsroom.published(draft("None more"));
        }
    }

    @Test
    void newsSitemapHasTheLastTwoDays() throws Exception {
        newsroom.published(draft(NASTY, "language", "zh-Hant"));
        publishedAt("Day before yesterday", Instant.now().minus(Duration.ofHours(49)));
        publishedAt("Yesterday", Instant.now().minus(Duration.ofHours(47)));

        var news = sitemap("/news-sitemap.xml").getSiteMapUrls().stream()
                .map(url -> (NewsAttributes) url.getAttributesForExtension(Extension.NEWS)[0])
                .toList();

        assertThat(news).extracting(NewsAttributes::getTitle).contains(NASTY, "Yesterday");
        assertThat(news).extracting(NewsAttributes::getTitle).doesNotContain("Day before yesterday");
        assertThat(news).allSatisfy(article -> {
            assertThat(article.getName()).isEqualTo("Broadsheet");
            assertThat(article.getPublicationDate()).isNotNull();
        });
        assertThat(news).extracting(NewsAttributes::getLanguage).contains("zh-tw", "en");
    }

    /** Published at another time than now. */
    private UUID publishedAt(String title, Instant at) {
        var id = newsroom.published(draft(title));
        newsroom.withdraw(id, "To be dated").expectStatus().isOk();
        articles.update(id, Fixtures.step(Action.CHANGED), current -> {
            var withdrawn = (Article.Withdrawn) current.article();
            var past = withdrawn.withdrawal();
            var dated = new Withdrawal(
                    past.addresses(), at, past.reason(), past.withdrawnAt(), past.version(), past.corrections());
            return new Article.Change(new Article.Withdrawn(withdrawn.copy(), dated, withdrawn.changedAt()), List.of());
        });
        newsroom.publish(id).expectStatus().isOk();
        return id;
    }

    private SyndFeed feed(String uri, Object... variables) throws Exception {
        return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(bytes(uri, variables))));
    }

    private SiteMap sitemap(String uri) throws Exception {
        var parsed = parsed(uri);
        assertThat(parsed.isIndex()).isFalse();
        return (SiteMap) parsed;
    }

    private AbstractSiteMap parsed(String uri) throws Exception {
        return new SiteMapParser(true, false) {
            {
                enableExtension(Extension.NEWS);
                setStrictNamespace(true);
            }
        }.parseSiteMap(
                "application/xml",
                bytes(uri),
                URI.create("http://localhost:8080/sitemap.xml").toURL());
    }

    private byte[] bytes(String uri, Object... variables) {
        return client.get()
                .uri(uri, variables)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
    }

    private String etag(String uri) {
        return client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseHeaders()
                .getETag();
    }
}
