package io.broadsheet.article.rendering;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/** Makes words of what only looks like an address, and would be lost as one. */
final class TypedMarkup extends AbstractVisitor {

    private static final Pattern ADDRESS = Pattern.compile("[/.#:?]");

    /** {@code <std::string>}: an address in brackets, of a scheme that no link may have. */
    @Override
    public void visit(Link link) {
        var address = link.getDestination();
        if (link.getFirstChild() instanceof Text text
                && text.getNext() == null
                && text.getLiteral().equals(address)
                && !Links.leadsSomewhere(address)) {
            link.insertBefore(new Text("<" + address + ">"));
            link.unlink();
        } else {
            visitChildren(link);
        }
    }

    /** {@code [Note]: closed}: where links by that name would lead to, which nobody sees. */
    @Override
    public void visit(LinkReferenceDefinition definition) {
        if (!ADDRESS.matcher(definition.getDestination()).find()) {
            var words = "[" + definition.getLabel() + "]: " + definition.getDestination();
            var title = definition.getTitle() == null ? "" : " \"" + definition.getTitle() + "\"";
            var paragraph = new Paragraph();
            paragraph.appendChild(new Text(words + title));
            definition.insertBefore(paragraph);
            definition.unlink();
        }
    }
}
