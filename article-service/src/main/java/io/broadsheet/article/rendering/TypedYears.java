package io.broadsheet.article.rendering;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/** {@code 1986. A great year.}: a sentence that ended with a number, and no list. */
final class TypedYears extends AbstractVisitor {

    private static final int HIGHEST_OF_A_LIST = 500;

    @Override
    public void visit(OrderedList list) {
        var item = list.getFirstChild();
        if (list.getMarkerStartNumber() > HIGHEST_OF_A_LIST
                && item.getNext() == null
                && item.getFirstChild() instanceof Paragraph paragraph) {
            paragraph.prependChild(new Text(list.getMarkerStartNumber() + list.getMarkerDelimiter() + " "));
            while (item.getFirstChild() != null) {
                list.insertBefore(item.getFirstChild());
            }
            list.unlink();
        } else {
            visitChildren(list);
        }
    }
}
