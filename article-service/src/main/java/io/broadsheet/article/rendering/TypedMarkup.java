package io.broadsheet.article.rendering;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/** Makes words of what only looks like an address, and would be lost as one. */
final class TypedMarkup extends AbstractVisitor {

    private static final Pattern ADDRESS = Pattern.compile("[/.#:?]");
    /** {@code [//]: # (…)}: by custom, a remark that readers are not to see. */
    private static final String REMARK = "#";

    private final Set<String> destinations;

    /** @param destinations of all links and pictures */
    TypedMarkup(Set<String> destinations) {
        this.destinations = destinations;
    }

    static Set<String> destinations(Node document) {
        var found = new HashSet<String>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                found.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                found.add(image.getDestination());
                visitChildren(image);
            }
        });
        return found;
    }

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

    /** {@code [Note]: closed}, {@code [1]: https://…}: where links by that name would lead to, which nobody sees. */
    @Override
    public void visit(LinkReferenceDefinition definition) {
        var destination = definition.getDestination();
        var isAddress = ADDRESS.matcher(destination).find();
        if (isAddress && (destination.equals(REMARK) || destinations.contains(destination))) {
            return;
        }
        var paragraph = new Paragraph();
        paragraph.appendChild(new Text("[" + definition.getLabel() + "]: "));
        paragraph.appendChild(
                isAddress && Links.leadsSomewhere(destination) ? link(destination) : new Text(destination));
        if (definition.getTitle() != null) {
            paragraph.appendChild(new Text(" \"" + definition.getTitle() + "\""));
        }
        definition.insertBefore(paragraph);
        definition.unlink();
    }

    private static Link link(String destination) {
        var link = new Link(destination, null);
        link.appendChild(new Text(destination));
        return link;
    }
}
