package io.broadsheet.article.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;

/** The text that an element's style is of. */
final class StyledText {

    private StyledText() {}

    /**
     * In the order in which it is read. What an inner element says otherwise is not looked at, so that all of a text is
     * looked at once, however deep its styles lie within each other.
     */
    static List<TextNode> of(Element element, Predicate<Element> saysOtherwise) {
        var texts = new ArrayList<TextNode>();
        element.filter((Node node, int depth) -> {
            if (node instanceof TextNode text) {
                texts.add(text);
            }
            return node != element && node instanceof Element inner && saysOtherwise.test(inner)
                    ? FilterResult.SKIP_ENTIRELY
                    : FilterResult.CONTINUE;
        });
        return texts;
    }
}
