package io.broadsheet.article.rendering;

import io.broadsheet.article.domain.Picture;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Puts what is told of pictures beside them: below one that stands by itself, behind one within a line. */
final class Credits {

    /** By which it is known again. */
    private static final String CREDIT = "picture-credit";

    /** What may stand before a name at the end of a caption if it says whose the picture is. */
    private static final Pattern PARTING = Pattern.compile(
            "^\\s*$|[:.!?\u2026;(\\[/|\u00A9\u00B7\u2022\u2013\u2014\"\u201C\u201D\u00AB\u00BB\u3002\uFF1A\uFF08]\\s?$"
                    + "|(?<!\\p{L})(?:photos?|fotos?|photograph|picture|bild)(?: (?:by|von))? $",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CLOSING = Pattern.compile("[\\s\\p{P}]*");

    private Credits() {}

    /** Takes out what was told where a text that readers had is read again. */
    static void remove(Element body, Warnings warnings) {
        var ofOurs = new HashMap<Element, Boolean>();
        for (var told : body.select("figcaption ." + CREDIT + ", small." + CREDIT)) {
            var figure = told.closest("figure");
            var place = figure == null ? told.previousElementSibling() : figure;
            if (place != null && ofOurs.computeIfAbsent(place, Credits::hasOneOfOurs)) {
                told.remove();
            }
        }
    }

    private static boolean hasOneOfOurs(Element place) {
        return place.select("img").stream()
                .anyMatch(picture -> !Picture.hashesIn(picture.attr("src")).isEmpty());
    }

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
            return;
        }
        var before = link == null ? picture : link;
        if (before.nextSibling() instanceof Element next && next.nameIs("small") && isAll(next, credit)) {
            mark(next);
        } else {
            var small = mark(new Element("small")).appendText(" ");
            write(small, credit);
            before.after(small);
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
            write(mark(figure.appendElement("figcaption").appendElement("span")), credit);
        } else if (isAll(caption, credit) && caption.selectFirst("." + CREDIT) == null) {
            var all = mark(new Element("span"));
            all.insertChildren(0, caption.childNodes());
            caption.appendChild(all);
        } else if (!caption.select("." + CREDIT).eachText().contains(told(credit))
                && !endsWith(caption.text(), told(credit))) {
            write(mark(caption.appendElement("span")).appendText(" "), credit);
        }
    }

    /** A caption may have named its maker already; what only ends with the same letters has not. */
    private static boolean endsWith(String caption, String told) {
        var at = caption.lastIndexOf(told);
        return at >= 0
                && CLOSING.matcher(caption.substring(at + told.length())).matches()
                && PARTING.matcher(caption.substring(0, at)).find();
    }

    private static boolean isAll(Element place, Credit credit) {
        return place.text().equals(told(credit));
    }

    private static String told(Credit credit) {
        return credit.machine() == null ? credit.line() : (credit.line() + " " + credit.machine()).strip();
    }

    private static Element mark(Element place) {
        return place.addClass(CREDIT);
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
