package io.broadsheet.article.rendering;

import io.broadsheet.chassis.Texts;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** A table wider than the page is scrolled in a box that keyboards reach, so that it stays a table. */
final class Tables implements Mend {

    @Override
    public void apply(Element body, Warnings warnings) {
        for (var table : body.select("table")) {
            if (table.closest("div.table") != null) {
                continue;
            }
            var box = new Element("div").addClass("table").attr("tabindex", "0");
            var caption = table.selectFirst("> caption");
            if (caption != null && !Texts.isBlank(caption.text())) {
                box.attr("role", "region").attr("aria-label", caption.text());
            }
            table.replaceWith(box);
            box.appendChild(table);
        }
        // The attribute is no longer one of HTML.
        for (var cell : body.select("[align]")) {
            var align = cell.attr("align").toLowerCase(Locale.ROOT);
            cell.removeAttr("align");
            if (align.equals("right") || align.equals("center")) {
                cell.addClass(align);
            }
        }
    }
}
