package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleSummary;
import javax.xml.stream.XMLStreamException;

/** Writes Atom 1.0 (RFC 4287). */
final class AtomFeed {

    private AtomFeed() {}

    static byte[] of(Feed feed) {
        return XmlBytes.of(xml -> write(feed, xml));
    }

    private static void write(Feed feed, XmlBytes xml) throws XMLStreamException {
        xml.style(feed.style())
                .start("feed")
                .attribute("xmlns", "http://www.w3.org/2005/Atom")
                .attribute("xmlns:media", MediaRss.NAMESPACE)
                .attribute("xml:lang", feed.language())
                .element("id", feed.self())
                .element("title", feed.title())
                .element("updated", feed.updated().toString());
        // An article may name no author, and an entry needs one: then it is the feed's.
        xml.start("author").element("name", feed.publisher()).end();
        link(xml, "self", "application/atom+xml", feed.self());
        link(xml, "alternate", "text/html", feed.home());
        for (var article : feed.articles()) {
            write(article, feed, xml);
        }
        xml.end();
    }

    private static void write(ArticleSummary article, Feed feed, XmlBytes xml) throws XMLStreamException {
        var details = article.details();
        xml.start("entry")
                .attribute("xml:lang", details.language())
                .element("id", Feed.id(article))
                .element("title", details.title());
        link(xml, "alternate", "text/html", feed.url(article));
        xml.element("published", article.publishedAt().toString())
                .element("updated", article.updatedAt().toString());
        for (var author : details.authors()) {
            xml.start("author").element("name", author).end();
        }
        if (details.section() != null) {
            xml.start("category").attribute("term", details.section()).end();
        }
        for (var tag : details.tags()) {
            xml.start("category").attribute("term", tag).end();
        }
        xml.element("summary", Feed.summary(article));
        var text = feed.text(article);
        if (text != null) {
            xml.start("content").attribute("type", "html").text(text).end();
        }
        MediaRss.write(article, feed, xml);
        xml.end();
    }

    private static void link(XmlBytes xml, String rel, String type, String href) throws XMLStreamException {
        xml.start("link")
                .attribute("rel", rel)
                .attribute("type", type)
                .attribute("href", href)
                .end();
    }
}
