package io.broadsheet.article.rendering;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.ListItem;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/** {@code - [ ] buy} and {@code - [x] buy}: a box and a ticked box, as those of pasted lists are. */
final class TaskItems extends AbstractVisitor {

    /** Escaped ones are brackets. */
    private static final Pattern TYPED = Pattern.compile("\\[([ xX])](?=[ \\t])");

    private static final int LENGTH = "[x]".length();

    private final String source;

    TaskItems(String source) {
        this.source = source;
    }

    @Override
    public void visit(ListItem item) {
        if (item.getFirstChild() instanceof Paragraph paragraph
                && paragraph.getFirstChild() instanceof Text text
                && !paragraph.getSourceSpans().isEmpty()) {
            var typed = TYPED.matcher(source)
                    .region(paragraph.getSourceSpans().getFirst().getInputIndex(), source.length());
            if (typed.lookingAt() && text.getLiteral().startsWith(typed.group())) {
                var sign = typed.group(1).isBlank() ? "\u2610" : "\u2611";
                text.setLiteral(sign + text.getLiteral().substring(LENGTH));
            }
        }
        visitChildren(item);
    }
}
