package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleSummary;
import io.broadsheet.article.domain.SourceType;
import javax.xml.stream.XMLStreamException;

/** The picture of an article, as RSS and Atom have it: https://www.rssboard.org/media-rss. */
final class MediaRss {

    static final String NAMESPACE = "http://search.yahoo.com/mrss/";

    private MediaRss() {}

    /** Writes nothing if there is no picture. */
    static void write(ArticleSummary article, Feed feed, XmlBytes xml) throws XMLStreamException {
        var image = article.details().heroImage();
        var address = feed.image(article);
        if (image == null || address == null) {
            return;
        }
        xml.start("media:content").attribute("url", address).attribute("medium", "image");
        var uploaded = image.uploaded();
        if (uploaded != null) {
            var picture = uploaded.picture();
            xml.attribute("width", Integer.toString(picture.width()))
                    .attribute("height", Integer.toString(picture.height()));
        }
        if (!image.alt().isBlank()) {
            xml.start("media:description")
                    .attribute("type", "plain")
                    .text(image.alt())
                    .end();
        }
        if (image.credit() != null && !image.credit().isEmpty()) {
            xml.element("media:credit", image.credit());
        }
        if (uploaded != null && uploaded.source() != null) {
            xml.start("media:category")
                    .attribute("scheme", SourceType.VOCABULARY)
                    .text(uploaded.source().code())
                    .end();
        }
        xml.end();
    }
}
