package io.broadsheet.article.rendering;

import io.broadsheet.article.domain.Sentence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Takes out what is no part of a text, and makes plain blocks and marks of elements that pages are built of. */
final class Leftovers implements Mend {

    /** Blocks which would run into each other if only their tags went. */
    private static final Set<String> BLOCKS = Set.of(
            "section",
            "article",
            "main",
            "header",
            "footer",
            "aside",
            "nav",
            "address",
            "center",
            "form",
            "fieldset",
            "details",
            "summary",
            "hgroup",
            "dialog",
            "noscript",
            "template",
            "legend",
            "dir",
            "menu",
            "search",
            "textarea",
            "listing",
            "xmp",
            "option");

    private static final List<String> LATE = List.of("data-src", "data-original", "data-lazy-src");
    /** Pages for telephones have them by other names. */
    private static final List<String> AMP = List.of("img", "video", "audio", "iframe");

    private static final String FOOTNOTES = "footnotes";

    @Override
    public void apply(Element body, Warnings warnings) {
        body.select("style, meta, link, base").remove();
        for (var title : body.select("title")) {
            if (title.closest("svg") == null) {
                warnings.add("<title", Sentence.WARNING_TITLE);
                title.remove();
            }
        }
        for (var script : body.select("script")) {
            warnings.add("<script", Sentence.WARNING_SCRIPT);
            script.remove();
        }
        for (var letter : body.select("[style*=mso-element:dropcap]")) {
            var next = letter.nextElementSibling();
            if (next != null && next.nameIs("p")) {
                next.prependText(letter.text());
                letter.remove();
            }
        }
        // As Word in a browser has them.
        for (var heading : body.select("p[role=heading], div[role=heading]")) {
            var level = heading.attr("aria-level").strip();
            heading.tagName(level.matches("[1-6]") ? "h" + level : "h2");
        }
        // Of Substack, where styles raise the one and put the other beside its note.
        body.select(":not(sup) > a.footnote-anchor").wrap("<sup></sup>");
        for (var footnote : body.select("div.footnote")) {
            var number = footnote.selectFirst("> a.footnote-number");
            var note = footnote.selectFirst("> .footnote-content > p:first-child");
            if (number != null && note != null) {
                note.prependText(" ").prependChild(number);
            }
        }
        removeRepeated(body);
        body.select("span[data-stringify-type=paragraph-break]:empty").tagName("br");
        for (var box : body.select("input[type=checkbox], img[aria-roledescription=checkbox],"
                + " div.checkbox-on:empty, div.checkbox-off:empty")) {
            var isDone = box.hasAttr("checked") || box.attr("alt").equals("checked") || box.hasClass("checkbox-on");
            box.replaceWith(new TextNode(isDone ? "\u2611 " : "\u2610 "));
        }
        body.select("emoji[alt]").forEach(sign -> sign.replaceWith(new TextNode(sign.attr("alt"))));
        // Of Apple's notes.
        body.select("object:not([data]):not([classid]):has(> table)").forEach(Element::unwrap);
        for (var field : body.select("input, select, textarea, button")) {
            warnings.add("<" + field.normalName(), Sentence.WARNING_FIELDS);
        }
        body.forEachNode(node -> {
            if (node instanceof Comment) {
                node.remove();
            }
        });
        // What Word marks as new while changes are tracked is of the text like the rest.
        body.select(".msoIns > ins, ins[cite^=mailto:]").forEach(Element::unwrap);
        AMP.forEach(name -> body.select("amp-" + name).tagName(name));
        body.select("strike").tagName("s");
        body.select("tt").tagName("code");
        for (var element : body.select("*")) {
            if (isFootnotes(element)) {
                element.attr("class", FOOTNOTES);
            } else if (BLOCKS.contains(element.normalName())) {
                element.tagName("div");
            }
        }
    }

    /** Pages that load their pictures late have each once more, for browsers without script. */
    private static void removeRepeated(Element body) {
        var late = new HashSet<String>();
        LATE.forEach(name -> late.addAll(body.select("img[" + name + "]").eachAttr(name)));
        for (var repeated : body.select("noscript")) {
            if (!repeated.hasText()
                    && repeated.selectFirst("img") != null
                    && late.containsAll(repeated.select("img").eachAttr("src"))) {
                repeated.remove();
            }
        }
    }

    private static boolean isFootnotes(Element element) {
        return element.nameIs("section") && element.hasClass(FOOTNOTES);
    }
}
