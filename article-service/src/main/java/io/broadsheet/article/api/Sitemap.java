package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleLists.Listed;
import io.broadsheet.article.application.ArticleSummary;
import io.broadsheet.article.domain.Slug;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Writes sitemaps (https://www.sitemaps.org/protocol.html) and Google's kind for news. */
final class Sitemap {

    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

    private Sitemap() {}

    /** @param home a page to begin with, or null */
    static byte[] of(@Nullable String home, List<Listed> articles, Function<Slug, String> url) {
        return XmlBytes.of(xml -> {
            xml.start("urlset").attribute("xmlns", SITEMAP);
            if (home != null) {
                xml.start("url").element("loc", home).end();
            }
            for (var article : articles) {
                xml.start("url")
                        .element("loc", url.apply(article.slug()))
                        .element("lastmod", article.updatedAt().toString())
                        .end();
            }
            xml.end();
        });
    }

    static byte[] index(List<String> parts) {
        return XmlBytes.of(xml -> {
            xml.start("sitemapindex").attribute("xmlns", SITEMAP);
            for (var part : parts) {
                xml.start("sitemap").element("loc", part).end();
            }
            xml.end();
        });
    }

    static byte[] news(String publisher, List<ArticleSummary> articles, Function<Slug, String> url) {
        return XmlBytes.of(xml -> {
            xml.start("urlset").attribute("xmlns", SITEMAP).attribute("xmlns:news", NEWS);
            for (var article : articles) {
                news(publisher, article, url.apply(article.slug()), xml);
            }
            xml.end();
        });
    }

    private static void news(String publisher, ArticleSummary article, String url, XmlBytes xml)
            throws XMLStreamException {
        xml.start("url").element("loc", url).start("news:news");
        xml.start("news:publication")
                .element("news:name", publisher)
                .element("news:language", language(article.details().language()))
                .end();
        xml.element("news:publication_date", article.publishedAt().toString())
                .element("news:title", article.details().title())
                .end()
                .end();
    }

    /** As Google wants it: ISO 639, and for Chinese the script by a country that writes it. */
    private static String language(String tag) {
        var locale = Locale.forLanguageTag(tag);
        if (!locale.getLanguage().equals("zh")) {
            return locale.getLanguage();
        }
        var traditional = locale.getScript().equals("Hant")
                || locale.getScript().isEmpty() && List.of("TW", "HK", "MO").contains(locale.getCountry());
        return traditional ? "zh-tw" : "zh-cn";
    }
}
