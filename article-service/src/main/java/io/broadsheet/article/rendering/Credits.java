package io.broadsheet.article.rendering;

import io.broadsheet.article.domain.Picture;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Puts what is told of pictures beside them: below one that stands by itself, behind one within a line. */
final class Credits {

    private Credits() {}

    /** @param credits by the hash of their picture */
    static String shown(String html, Map<String, Credit> credits) {
        var body = SafeHtml.again(html);
        for (var picture : body.select("img")) {
            Picture.hashesIn(picture.attr("src")).stream()
                    .map(credits::get)
                    .filter(credit -> credit != null && !credit.isEmpty())
                    .findFirst()
                    .ifPresent(credit -> show(picture, credit));
        }
        return body.html();
    }

    private static void show(Element picture, Credit credit) {
        var link = picture.closest("a");
        var shown = link != null && isAllOf(picture, link) ? link : picture;
        var figure = picture.closest("figure");
        if (figure != null) {
            caption(figure, credit);
            return;
        }
        var paragraph = shown.parent();
        if (paragraph != null && paragraph.nameIs("p") && isAllOf(shown, paragraph)) {
            caption(paragraph.tagName("figure"), credit);
        } else {
            var small = new Element("small");
            small.appendText(" ");
            write(small, credit);
            (link == null ? picture : link).after(small);
        }
    }

    /** Whether nothing else is there to be seen. */
    private static boolean isAllOf(Element element, Element parent) {
        return parent.childNodes().stream()
                .allMatch(node -> node == element || node instanceof TextNode text && text.isBlank());
    }

    private static void caption(Element figure, Credit credit) {
        var caption = figure.selectFirst("figcaption");
        if (caption == null) {
            write(figure.appendElement("figcaption"), credit);
        } else if (!caption.text().endsWith(told(credit))) {
            // A caption may have named its maker already, and what has no source of its own is captioned twice.
            caption.appendText(" ");
            write(caption, credit);
        }
    }

    private static String told(Credit credit) {
        return credit.machine() == null ? credit.line() : (credit.line() + " " + credit.machine()).strip();
    }

    private static void write(Element place, Credit credit) {
        place.appendText(credit.line());
        if (credit.machine() != null) {
            if (!credit.line().isEmpty()) {
                place.appendText(" ");
            }
            place.appendElement("span")
                    .addClass("machine")
                    .attr("lang", credit.language())
                    .attr("dir", credit.direction())
                    .text(credit.machine());
        }
    }
}
