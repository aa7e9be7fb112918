package io.broadsheet.article.rendering;

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

    private static final String FOOTNOTES = "footnotes";

    @Override
    public void apply(Element body, Warnings warnings) {
        body.select("style, meta, link, base").remove();
        for (var title : body.select("title")) {
            if (title.closest("svg") == null) {
                warnings.add("<title", "The title of a whole page is left out.");
                title.remove();
            }
        }
        for (var script : body.select("script")) {
            warnings.add("<script", "A script is left out.");
            script.remove();
        }
        for (var letter : body.select("[style*=mso-element:dropcap]")) {
            var next = letter.nextElementSibling();
            if (next != null && next.nameIs("p")) {
                next.prependText(letter.text());
                letter.remove();
            }
        }
        body.select("span[data-stringify-type=paragraph-break]:empty").tagName("br");
        for (var box : body.select("input[type=checkbox], img[aria-roledescription=checkbox]")) {
            var isDone = box.hasAttr("checked") || box.attr("alt").equals("checked");
            box.replaceWith(new TextNode(isDone ? "\u2611 " : "\u2610 "));
        }
        for (var field : body.select("input, select, textarea, button")) {
            warnings.add("<" + field.normalName(), "A form's fields are not shown, only their words.");
        }
        body.forEachNode(node -> {
            if (node instanceof Comment) {
                node.remove();
            }
        });
        // What Word marks as new while changes are tracked is of the text like the rest.
        body.select(".msoIns > ins, ins[cite^=mailto:]").forEach(Element::unwrap);
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

    private static boolean isFootnotes(Element element) {
        return element.nameIs("section") && element.hasClass(FOOTNOTES);
    }
}
