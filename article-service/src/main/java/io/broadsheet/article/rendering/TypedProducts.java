package io.broadsheet.article.rendering;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Delimited;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** {@code 5*3*2}: a product, and no emphasis, which would make another number of it. */
final class TypedProducts extends AbstractVisitor {

    @Override
    public void visit(Emphasis emphasis) {
        mend(emphasis, emphasis);
    }

    @Override
    public void visit(StrongEmphasis emphasis) {
        mend(emphasis, emphasis);
    }

    private void mend(Node emphasis, Delimited marks) {
        visitChildren(emphasis);
        if (isDigit(emphasis.getPrevious(), true)
                && isDigit(emphasis.getFirstChild(), false)
                && isDigit(emphasis.getLastChild(), true)
                && isDigit(emphasis.getNext(), false)) {
            emphasis.insertBefore(new Text(marks.getOpeningDelimiter()));
            while (emphasis.getFirstChild() != null) {
                emphasis.insertBefore(emphasis.getFirstChild());
            }
            emphasis.insertBefore(new Text(marks.getClosingDelimiter()));
            emphasis.unlink();
        }
    }

    private static boolean isDigit(@Nullable Node node, boolean last) {
        return node instanceof Text text
                && !text.getLiteral().isEmpty()
                && Character.isDigit(
                        text.getLiteral().charAt(last ? text.getLiteral().length() - 1 : 0));
    }
}
