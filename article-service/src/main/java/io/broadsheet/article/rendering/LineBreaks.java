package io.broadsheet.article.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Puts breaks between the lines of texts: all children of an element at once, so that many lines take no longer. */
final class LineBreaks {

    private LineBreaks() {}

    /** @param lines of each text that has several */
    static void put(Map<TextNode, List<String>> lines) {
        lines.keySet().stream()
                .flatMap(text -> text.parent() instanceof Element parent ? Stream.of(parent) : Stream.empty())
                .distinct()
                .toList()
                .forEach(parent -> put(lines, parent));
    }

    private static void put(Map<TextNode, List<String>> lines, Element parent) {
        var children = new ArrayList<Node>();
        for (var child : parent.childNodes()) {
            var parted = child instanceof TextNode text ? lines.get(text) : null;
            if (parted == null) {
                children.add(child);
            } else {
                children.addAll(broken(parted));
            }
        }
        parent.empty();
        children.forEach(parent::appendChild);
    }

    private static List<Node> broken(List<String> lines) {
        var nodes = new ArrayList<Node>();
        for (var i = 0; i < lines.size(); i++) {
            if (i > 0) {
                nodes.add(new Element("br"));
            }
            if (!lines.get(i).isEmpty()) {
                nodes.add(new TextNode(lines.get(i)));
            }
        }
        return nodes;
    }
}
