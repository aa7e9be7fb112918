package io.broadsheet.article.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.article.application.ArticleSummary;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes RSS 2.0 as the RSS Advisory Board's profile says. */
final class RssFeed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";

    private final XMLStreamWriter xml;

    private RssFeed(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * @param link the page that the feed belongs to
     * @param self the feed's own address
     * @param url of an article
     */
    static byte[] of(
            String title,
            String link,
            String self,
            List<ArticleSummary> articles,
            Function<ArticleSummary, String> url) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, UTF_8.name());
            new RssFeed(xml).write(title, link, self, articles, url);
            xml.close();
            return bytes.toByteArray();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("memory takes any XML", impossible);
        }
    }

    private void write(
            String title, String link, String self, List<ArticleSummary> articles, Function<ArticleSummary, String> url)
            throws XMLStreamException {
        xml.writeStartDocument(UTF_8.name(), "1.0");
        xml.writeStartElement("rss");
        xml.writeAttribute("version", "2.0");
        xml.writeNamespace("atom", ATOM);
        xml.writeNamespace("dc", DUBLIN_CORE);
        xml.writeStartElement("channel");
        element("title", title);
        element("link", link);
        element("description", title);
        xml.writeEmptyElement("atom", "link", ATOM);
        xml.writeAttribute("href", self);
        xml.writeAttribute("rel", "self");
        xml.writeAttribute("type", "application/rss+xml");
        // Not the time of asking: the same articles are the same bytes, and have the same ETag.
        var latest = articles.stream().map(ArticleSummary::updatedAt).max(Comparator.naturalOrder());
        if (latest.isPresent()) {
            element("lastBuildDate", date(latest.get()));
        }
        for (var article : articles) {
            write(article, url.apply(article));
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(ArticleSummary article, String url) throws XMLStreamException {
        var details = article.details();
        xml.writeStartElement("item");
        element("title", details.title());
        element("link", url);
        xml.writeStartElement("guid");
        xml.writeAttribute("isPermaLink", "false");
        xml.writeCharacters("urn:uuid:" + article.id());
        xml.writeEndElement();
        element("pubDate", date(article.publishedAt()));
        element("description", html(summary(details.standfirst(), article.excerpt())));
        for (var author : details.authors()) {
            xml.writeStartElement("dc", "creator", DUBLIN_CORE);
            xml.writeCharacters(legal(author));
            xml.writeEndElement();
        }
        if (details.section() != null) {
            element("category", details.section());
        }
        for (var tag : details.tags()) {
            element("category", tag);
        }
        xml.writeEndElement();
    }

    private static String summary(@Nullable String standfirst, String excerpt) {
        return standfirst == null ? excerpt : standfirst;
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** A description is read as HTML, a text must be written as such. */
    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Without what XML 1.0 cannot carry. */
    private static String legal(String text) {
        return text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || c >= 0x20 && c <= 0xD7FF
                        || c >= 0xE000 && c <= 0xFFFD
                        || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
