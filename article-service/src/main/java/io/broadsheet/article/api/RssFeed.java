package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleSummary;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLStreamException;
import org.jsoup.Jsoup;

/** Writes RSS 2.0 as the RSS Advisory Board's profile says. */
final class RssFeed {

    private RssFeed() {}

    static byte[] of(Feed feed) {
        return XmlBytes.of(xml -> write(feed, xml));
    }

    private static void write(Feed feed, XmlBytes xml) throws XMLStreamException {
        xml.style(feed.style())
                .start("rss")
                .attribute("version", "2.0")
                .attribute("xmlns:atom", "http://www.w3.org/2005/Atom")
                .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
                .attribute("xmlns:content", "http://purl.org/rss/1.0/modules/content/")
                .attribute("xmlns:media", MediaRss.NAMESPACE);
        xml.start("channel")
                .element("title", feed.title())
                .element("link", feed.home())
                .element("description", feed.title())
                .element("language", feed.language());
        xml.start("atom:link")
                .attribute("href", feed.self())
                .attribute("rel", "self")
                .attribute("type", "application/rss+xml")
                .end();
        if (feed.updated().isAfter(Instant.EPOCH)) {
            xml.element("lastBuildDate", date(feed.updated()));
        }
        for (var article : feed.articles()) {
            write(article, feed, xml);
        }
        xml.end().end();
    }

    private static void write(ArticleSummary article, Feed feed, XmlBytes xml) throws XMLStreamException {
        var details = article.details();
        xml.start("item").element("title", details.title()).element("link", feed.url(article));
        xml.start("guid")
                .attribute("isPermaLink", "false")
                .text(Feed.id(article))
                .end();
        xml.element("pubDate", date(article.publishedAt())).element("description", html(Feed.summary(article)));
        for (var author : details.authors()) {
            xml.element("dc:creator", author);
        }
        if (details.section() != null) {
            xml.element("category", details.section());
        }
        for (var tag : details.tags()) {
            xml.element("category", tag);
        }
        xml.element("dc:language", details.language());
        var text = feed.text(article);
        if (text != null) {
            xml.element("content:encoded", text);
        }
        MediaRss.write(article, feed, xml);
        xml.end();
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** A description is read as HTML. What that reads as the text it is stays so: browsers show what is written. */
    private static String html(String text) {
        if (Jsoup.parseBodyFragment(text).body().wholeText().equals(text)) {
            return text;
        }
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
