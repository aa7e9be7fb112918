package io.broadsheet.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.NewsAttributes;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is made for programs, read by the parsers that such programs use. */
record MachineReaders(String site) {

    private static final String FERRY = "The night ferry learns to whisper";
    private static final Pattern JSON_LD =
            Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);

    static void check(String site) {
        var readers = new MachineReaders(site);
        readers.syndicationFeed("/feeds/rss.xml");
        readers.syndicationFeed("/feeds/atom.xml");
        readers.jsonFeed();
        readers.sitemaps();
        readers.robots();
        readers.newsArticle("/articles/the-night-ferry-learns-to-whisper", "en");
        readers.newsArticle("/articles/خريطة-الروائح", "ar");
    }

    private void syndicationFeed(String path) {
        try {
            SyndFeed feed = new SyndFeedInput(false, java.util.Locale.ROOT)
                    .build(new StringReader(Http.get(site + path).expect(200).body()));
            assertThat(feed.getTitle()).isNotBlank();
            assertThat(feed.getEntries())
                    .as(path)
                    .hasSizeGreaterThanOrEqualTo(12)
                    .allSatisfy(entry -> {
                        assertThat(entry.getLink()).startsWith(site + "/articles/");
                        assertThat(entry.getUri()).isNotBlank();
                        assertThat(entry.getPublishedDate()).isNotNull();
                    });
            assertThat(feed.getEntries()).anyMatch(entry -> FERRY.equals(entry.getTitle()));
            assertThat(feed.getEntries()).doesNotHaveDuplicates();
        } catch (FeedException e) {
            throw new AssertionError(path + " is not a feed", e);
        }
    }

    /** By https://www.jsonfeed.org/version/1.1/: what must be there, and what must be true of it. */
    private void jsonFeed() {
        Http.Answer answer = Http.get(site + "/feeds/feed.json").expect(200);
        assertThat(answer.header("Content-Type")).startsWith("application/feed+json");
        JsonNode feed = answer.json();
        assertThat(feed.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.get("title").asString()).isNotBlank();
        assertThat(feed.get("feed_url").asString()).isEqualTo(site + "/feeds/feed.json");
        assertThat(ReaderIT.stream(feed.get("items")))
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(item -> {
                    assertThat(item.get("id").isString()).isTrue();
                    assertThat(item.has("content_html") || item.has("content_text"))
                            .isTrue();
                    assertThat(OffsetDateTime.parse(item.get("date_published").asString()))
                            .isNotNull();
                });
    }

    private void sitemaps() {
        Collection<SiteMapURL> all = sitemap("/sitemap.xml");
        assertThat(all).hasSizeGreaterThanOrEqualTo(12).allSatisfy(url -> {
            assertThat(url.isValid()).isTrue();
            assertThat(url.getUrl().toString()).startsWith(site);
        });
        assertThat(all).noneMatch(url -> url.getUrl().toString().contains("council-to-paint-the-sea"));
        assertThat(sitemap("/news-sitemap.xml")).hasSizeGreaterThanOrEqualTo(12).allSatisfy(url -> {
            NewsAttributes news = (NewsAttributes) url.getAttributesForExtension(Extension.NEWS)[0];
            assertThat(news.isValid()).isTrue();
            assertThat(news.getTitle()).isNotBlank();
            assertThat(news.getLanguage()).isIn("en", "de", "ar");
        });
    }

    private Collection<SiteMapURL> sitemap(String path) {
        try {
            var parser = new SiteMapParser(true, false);
            parser.enableExtension(Extension.NEWS);
            byte[] xml = Http.get(site + path).expect(200).body().getBytes(StandardCharsets.UTF_8);
            var sitemap = parser.parseSiteMap(
                    "application/xml", xml, URI.create(site + path).toURL());
            assertThat(sitemap.isIndex()).isFalse();
            return ((SiteMap) sitemap).getSiteMapUrls();
        } catch (IOException | UnknownFormatException e) {
            throw new AssertionError(path + " is not a sitemap", e);
        }
    }

    private void robots() {
        assertThat(Http.get(site + "/robots.txt").expect(200).body())
                .contains("Sitemap: " + site + "/sitemap.xml")
                .contains("Sitemap: " + site + "/news-sitemap.xml");
    }

    /** What schema.org asks of a NewsArticle and Google of its results. */
    private void newsArticle(String path, String language) {
        String page = Http.get(site + encoded(path)).expect(200).body();
        var found = JSON_LD.matcher(page);
        assertThat(found.find()).as("JSON-LD on " + path).isTrue();
        JsonNode data = JsonMapper.builder().build().readTree(found.group(1));
        JsonNode article = data.has("@graph")
                ? ReaderIT.stream(data.get("@graph"))
                        .filter(node -> node.get("@type").asString().equals("NewsArticle"))
                        .findFirst()
                        .orElseThrow()
                : data;
        assertThat(data.get("@context").asString()).isEqualTo("https://schema.org");
        assertThat(article.get("@type").asString()).isEqualTo("NewsArticle");
        assertThat(article.get("headline").asString()).isNotBlank();
        assertThat(article.get("inLanguage").asString()).isEqualTo(language);
        var published = OffsetDateTime.parse(article.get("datePublished").asString());
        assertThat(OffsetDateTime.parse(article.get("dateModified").asString())).isAfterOrEqualTo(published);
        assertThat(article.at("/author/0/@type").asString()).isEqualTo("Person");
        assertThat(article.at("/author/0/name").asString()).isNotBlank();
        assertThat(article.at("/publisher/name").asString()).isNotBlank();
        JsonNode image = article.get("image");
        for (JsonNode one : image.isArray() ? ReaderIT.stream(image).toList() : List.of(image)) {
            String address = one.isString() ? one.asString() : one.get("url").asString();
            assertThat(address).startsWith("http");
        }
        JsonNode main = article.get("mainEntityOfPage");
        assertThat(URI.create(
                                main.isString()
                                        ? main.asString()
                                        : main.get("@id").asString())
                        .getPath())
                .isEqualTo(path);
    }

    private static String encoded(String path) {
        return URI.create(path).toASCIIString();
    }
}
