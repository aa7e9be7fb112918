package io.broadsheet.article.rendering;

import io.broadsheet.article.domain.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;

/** Warns of rows with more cells than their table's head: they have no column and are left out. */
final class ExtraCells extends AbstractVisitor {

    private final String source;
    private final Warnings warnings;
    private int columns;

    ExtraCells(String source, Warnings warnings) {
        this.source = source;
        this.warnings = warnings;
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock) {
            columns = 0;
        }
        visitChildren(block);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableRow row) {
            look(row);
        } else {
            visitChildren(node);
        }
    }

    private void look(TableRow row) {
        if (columns == 0) {
            columns = cells(row);
        }
        for (var span : row.getSourceSpans()) {
            var written = written(source.substring(span.getInputIndex(), span.getInputIndex() + span.getLength()));
            if (written.stream().skip(columns).anyMatch(cell -> !cell.isBlank())) {
                warnings.addAt(span.getLineIndex() + 1, Sentence.WARNING_CELLS);
            }
        }
    }

    private static int cells(TableRow row) {
        var cells = 0;
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells += cell instanceof TableCell ? 1 : 0;
        }
        return cells;
    }

    /** As the rules of tables part them: at every bar without a backslash, in code as well. */
    private static List<String> written(String line) {
        var cells = new ArrayList<>(List.of(line.strip().split("(?<!\\\\)\\|", -1)));
        if (cells.getFirst().isBlank()) {
            cells.removeFirst();
        }
        return cells;
    }
}
