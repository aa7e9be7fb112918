package io.broadsheet.article.rendering;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Letters and old pages are laid out in tables, and frames are drawn by one: what has but one cell is no table. */
final class LayoutTables implements Mend {

    private static final Set<String> PARTS = Set.of("thead", "tbody", "tfoot");
    private static final Set<String> ROLES = Set.of("presentation", "none");

    @Override
    public void apply(Element body, Warnings warnings) {
        for (var table : body.select("table")) {
            var cells = cells(table);
            var isOfOneCell =
                    cells.size() == 1 && table.children().stream().noneMatch(child -> child.nameIs("caption"));
            if (isOfOneCell || ROLES.contains(table.attr("role")) || isColumnOfBlocks(table, cells)) {
                var place = new Element("div");
                table.children().stream()
                        .filter(child -> child.nameIs("caption"))
                        .toList()
                        .forEach(caption -> place.appendChild(caption.tagName("div")));
                cells.forEach(cell -> place.appendChild(cell.tagName("div")));
                table.replaceWith(place);
                place.unwrap();
            }
        }
    }

    /** A letter to many: each row has one cell, and one of them a heading or a list, as no column of a table has. */
    private static boolean isColumnOfBlocks(Element table, List<Element> cells) {
        return cells.stream()
                        .allMatch(cell ->
                                cell.nameIs("td") && cell.siblingElements().isEmpty())
                && cells.stream().anyMatch(cell -> cell.selectFirst("h1, h2, h3, h4, h5, h6, ul, ol") != null)
                && table.selectFirst("> caption") == null;
    }

    /** Its own, not those of a table within. */
    private static List<Element> cells(Element table) {
        return table.children().stream()
                .flatMap(part -> PARTS.contains(part.normalName()) ? part.children().stream() : Stream.of(part))
                .filter(row -> row.nameIs("tr"))
                .flatMap(row -> row.children().stream())
                .filter(cell -> cell.nameIs("td") || cell.nameIs("th"))
                .toList();
    }
}
