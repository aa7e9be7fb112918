package io.broadsheet.article.api;

import static io.broadsheet.article.Newsroom.draft;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.article.rendering.XssCorpus;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.client.RestTestClient;

@ArticleServiceTest
class ReadersIT {

    @Autowired
    private RestTestClient client;

    private Newsroom newsroom;

    @BeforeEach
    void editor() {
        newsroom = new Newsroom(client);
    }

    @Test
    void getTheWholeArticleInItsShape() {
        var sent = draft("“Tides” – and time");
        sent.put(
                "body",
                Map.of(
                        "format",
                        "markdown",
                        "source",
                        "“One two,” she said: three four five six seven eight nine ten eleven.\n\nIt’s *over*."));
        sent.put("section", "World");
        var id = newsroom.published(sent);

        newsroom.read("tides-and-time")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/json")
                .expectHeader()
                .valueEquals("Cache-Control", "no-cache")
                .expectBody(Map.class)
                .value(article -> assertThat(article.keySet().stream().map(String::valueOf))
                        .containsExactlyInAnyOrder(
                                "id",
                                "slug",
                                "title",
                                "standfirst",
                                "html",
                                "text",
                                "excerpt",
                                "authors",
                                "section",
                                "tags",
                                "keys",
                                "language",
                                "publishedAt",
                                "updatedAt",
                                "version",
                                "readingMinutes",
                                "commentCount",
                                "commentsOpen",
                                "commentsCloseAt",
                                "breaking",
                                "breakingUntil",
                                "corrections",
                                "heroImage",
                                "canonicalUrl",
                                "url"));
        newsroom.read("tides-and-time").expectBody().json("""
                        {"id": "%s", "slug": "tides-and-time", "title": "“Tides” – and time", "standfirst": null,
                         "html": "<p>“One two,” she said: three four five six seven eight nine ten eleven.</p>\\n<p>It’s <em>over</em>.</p>",
                         "text": "“One two,” she said: three four five six seven eight nine ten eleven.\\n\\nIt’s over.",
                         "excerpt": "“One two,” she said: three four five six seven eight...",
                         "authors": ["Ana Sorel"], "section": "World", "tags": ["tides"], "language": "en", "version": 2,
                         "readingMinutes": 1, "commentCount": 0, "commentsOpen": true, "corrections": [],
                         "heroImage": null, "url": "http://localhost:8080/articles/tides-and-time"}""".formatted(id));
    }

    @Test
    void areToldWhenTheyHaveItAlready() {
        newsroom.published(draft("Known already"));
        var answer = newsroom.read("known-already").expectBody(byte[].class).returnResult();
        var tag = answer.getResponseHeaders().getETag();

        for (var given : List.of(tag, "\"other\", " + tag, "W/" + tag)) {
            client.get()
                    .uri("/articles/known-already")
                    .header("If-None-Match", given)
                    .exchange()
                    .expectStatus()
                    .isNotModified()
                    .expectHeader()
                    .valueEquals("ETag", tag)
                    .expectBody()
                    .isEmpty();
        }
        client.get()
                .uri("/articles/known-already")
                .header("Origin", "http://localhost:8080")
                .exchange()
                .expectHeader()
                .valueEquals("ETag", tag)
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "http://localhost:8080")
                .expectBody(byte[].class)
                .isEqualTo(answer.getResponseBody());
    }

    @Test
    void askForHeadersAlone(@Value("${local.server.port}") int port) throws Exception {
        newsroom.published(draft("Headers alone"));

        // The usual test client asks for gzip, and hides the length of what it unpacks.
        try (var plain = HttpClient.newHttpClient()) {
            for (var path : List.of("/articles/headers-alone", "/articles?tag=tides")) {
                var call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
                var whole = plain.send(call.GET().build(), HttpResponse.BodyHandlers.ofByteArray());
                var head = plain.send(call.HEAD().build(), HttpResponse.BodyHandlers.ofByteArray());

                assertThat(head.statusCode()).isEqualTo(200);
                assertThat(head.body()).isEmpty();
                assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(whole.body().length);
                assertThat(head.headers().firstValue("ETag"))
                        .isPresent()
                        .isEqualTo(whole.headers().firstValue("ETag"));
            }
        }
    }

    @Test
    void getLongArticlesWithTheSameHeadersAsShortOnes() {
        newsroom.published(
                draft("A long read", "body", Map.of("format", "markdown", "source", "Tides turn. ".repeat(5_000))));

        for (var origin : List.of("http://elsewhere.example", "")) {
            var call = client.get().uri("/articles/a-long-read");
            (origin.isEmpty() ? call : call.header("Origin", origin))
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("Cache-Control", "no-cache")
                    .expectHeader()
                    .exists("ETag");
        }
    }

    @Test
    void findArticlesByTagSectionAuthorAndLanguageNewestFirst() {
        var one = listed("Listed one", "tags", List.of("sea", "salt"));
        listed("Listed two", "section", "Coast");
        listed("Listed three", "authors", List.of("Bo Ek", "Cy Lund"));
        listed("Listed four", "language", "pt-br");
        listed("Listed five", "tags", List.of("sea"));

        assertThat(slugs("/articles?tag=sea")).containsExactly("listed-five", "listed-one");
        assertThat(slugs("/articles?section=Coast")).containsExactly("listed-two");
        assertThat(slugs("/articles?author=Cy Lund")).containsExactly("listed-three");
        assertThat(slugs("/articles?language=pt-BR")).containsExactly("listed-four");
        assertThat(slugs("/articles?tag=sea&author=Bo Ek")).isEmpty();
        assertThat(slugs("/articles?tag=nothing")).isEmpty();
        assertThat(slugs("/articles").subList(0, 2)).containsExactly("listed-five", "listed-four");

        newsroom.withdraw(one, "Wrong").expectStatus().isOk();
        assertThat(slugs("/articles?tag=sea")).containsExactly("listed-five");
    }

    @Test
    void goThroughAListPageByPage() {
        for (var i = 1; i <= 7; i++) {
            listed("Paged " + i, "tags", List.of("paged"));
        }
        var seen = new ArrayList<String>();
        var uri = "/articles?tag=paged&limit=3";
        for (Object next = ""; next != null; ) {
            var page = page(uri + next);
            seen.addAll(slugs(page));
            next = page.get("next") == null ? null : "&after=" + page.get("next");
        }

        assertThat(seen).containsExactly("paged-7", "paged-6", "paged-5", "paged-4", "paged-3", "paged-2", "paged-1");
    }

    @Test
    void subscribeToAFeedThatParses() throws Exception {
        listed("Ebb & flow <b>of</b> “tides”", "tags", List.of("fed & fine"));
        newsroom.published(draft("Another one"));

        var answer = client.get()
                .uri("/feeds/rss.xml?tag={tag}", "fed & fine")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/rss+xml;charset=UTF-8")
                .expectBody(byte[].class)
                .returnResult();

        var feed = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(answer.getResponseBody())));
        assertThat(feed.getTitle()).isEqualTo("Broadsheet: fed & fine");
        assertThat(feed.getEntries()).hasSize(1);
        SyndEntry entry = feed.getEntries().getFirst();
        assertThat(entry.getTitle()).isEqualTo("Ebb & flow <b>of</b> “tides”");
        assertThat(entry.getLink()).isEqualTo("http://localhost:8080/articles/ebb-flow-b-of-b-tides");
        assertThat(entry.getDescription().getValue()).isEqualTo("Tides turn twice a day....");
        assertThat(entry.getAuthor()).isEqualTo("Ana Sorel");
        assertThat(entry.getCategories()).extracting(SyndCategory::getName).containsExactly("fed & fine");
        assertThat(entry.getPublishedDate()).isNotNull();
        client.get()
                .uri("/feeds/rss.xml?tag={tag}", "fed & fine")
                .header("If-None-Match", answer.getResponseHeaders().getETag())
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void neverGetMarkupThatRuns() throws Exception {
        for (var attack : XssCorpus.ATTACKS) {
            var line = attack.replaceAll("[\\p{Cntrl}]", " ");
            var name = line.length() > 80 ? line.substring(0, 80) : line;
            var sent = draft(line);
            sent.put("body", Map.of("format", "html", "source", "<p>Seen.</p>" + attack.replace("\u0000", "")));
            sent.put("standfirst", line);
            sent.put("authors", List.of(name));
            sent.put("section", name);
            sent.put("tags", List.of("xss", name));
            newsroom.published(sent);
        }

        for (var slug : slugs("/articles?tag=xss&limit=100")) {
            var article =
                    newsroom.read(slug).expectBody(Map.class).returnResult().getResponseBody();
            var html =
                    Jsoup.parseBodyFragment(String.valueOf(article.get("html"))).body();
            assertThat(html.select("script, style, iframe, object, embed, svg, math, form, input, base, meta, link"))
                    .isEmpty();
            assertThat(html.select("[onerror], [onload], [onfocus], [onmouseover], [ontoggle], [style], [srcdoc]"))
                    .isEmpty();
            assertThat(String.valueOf(article.get("text"))).startsWith("Seen.");
        }
        var rss = client.get()
                .uri("/feeds/rss.xml?tag=xss")
                .exchange()
                .expectBody(String.class)
                .returnResult();
        var xml = Jsoup.parse(rss.getResponseBody(), org.jsoup.parser.Parser.xmlParser());
        assertThat(xml.select("*").stream().map(element -> element.tagName()).distinct())
                .isSubsetOf(
                        "#root",
                        "rss",
                        "channel",
                        "title",
                        "link",
                        "description",
                        "language",
                        "dc:language",
                        "atom:link",
                        "lastBuildDate",
                        "item",
                        "guid",
                        "pubDate",
                        "dc:creator",
                        "category");
        for (var description : xml.select("item > description")) {
            assertThat(Jsoup.parseBodyFragment(description.text())
                            .body()
                            .select("*")
                            .not("body"))
                    .isEmpty();
        }
        assertThat(new SyndFeedInput()
                        .build(new XmlReader(new ByteArrayInputStream(rss.getResponseBodyContent())))
                        .getEntries())
                .hasSize(50);
    }

    private java.util.UUID listed(String title, String field, Object value) {
        return newsroom.published(draft(title, field, value));
    }

    private List<String> slugs(String uri) {
        return slugs(page(uri));
    }

    private static List<String> slugs(Map<?, ?> page) {
        return ((List<?>) page.get("items"))
                .stream()
                        .map(item -> String.valueOf(((Map<?, ?>) item).get("slug")))
                        .toList();
    }

    private Map<?, ?> page(String uri) {
        return client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }
}
