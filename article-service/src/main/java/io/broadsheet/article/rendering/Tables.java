package io.broadsheet.article.rendering;

import io.broadsheet.chassis.Texts;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** A table wider than the page is scrolled in a box that keyboards reach, so that it stays a table. */
final class Tables implements Mend {

    private static final int ROWS = 3;
    private static final int CELLS = 6;
    /** In UTF-16 units. */
    private static final int LONGEST_CELL = 60;

    @Override
    public void apply(Element body, Warnings warnings) {
        for (var table : body.select("table")) {
            if (table.closest("div.table") != null) {
                continue;
            }
            var box = new Element("div").addClass("table");
            var name = name(table);
            if (!name.isEmpty()) {
                box.attr("tabindex", "0").attr("role", "region").attr("aria-label", name);
            }
            table.replaceWith(box);
            box.appendChild(table);
        }
        body.select("td, th").forEach(Tables::unwrapOnly);
        // The attribute is no longer one of HTML.
        for (var cell : body.select("[align]")) {
            var align = cell.attr("align").toLowerCase(Locale.ROOT);
            cell.removeAttr("align");
            if (align.equals("right") || align.equals("center")) {
                cell.addClass(align);
            }
        }
    }

    /** A paragraph that is all of its cell. */
    private static void unwrapOnly(Element cell) {
        var paragraph = cell.firstElementChild();
        if (paragraph != null
                && paragraph.nameIs("p")
                && cell.childrenSize() == 1
                && cell.ownText().isBlank()
                && !paragraph.hasAttr("id")) {
            for (var name : new String[] {"lang", "dir"}) {
                if (paragraph.hasAttr(name) && !cell.hasAttr(name)) {
                    cell.attr(name, paragraph.attr(name));
                }
            }
            paragraph.unwrap();
        }
    }

    /** By its caption, else by the words of its first row, which is its head. */
    private static String name(Element table) {
        var caption = table.selectFirst("> caption");
        if (caption != null && !Texts.isBlank(caption.text())) {
            return caption.text();
        }
        return table.select("tr").stream()
                .limit(ROWS)
                .map(row -> row.select("> th, > td").stream()
                        .map(PlainText::of)
                        .map(cell -> cell.replaceAll("\\s+", " "))
                        .filter(cell -> !Texts.isBlank(cell))
                        .limit(CELLS)
                        .map(cell -> Texts.beginning(cell, LONGEST_CELL))
                        .collect(Collectors.joining(", ")))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }
}
