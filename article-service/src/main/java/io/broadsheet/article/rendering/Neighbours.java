package io.broadsheet.article.rendering;

import java.util.function.Function;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Puts words in the place of what was seen apart from the text around it. */
final class Neighbours {

    private Neighbours() {}

    /** With a space where it would run into a word or into another link. */
    static void replace(Element element, Node words) {
        var text = words instanceof Element link ? link.text() : ((TextNode) words).getWholeText();
        var before = words(element.previousSibling(), Element::lastChild);
        var after = words(element.nextSibling(), Element::firstChild);
        element.replaceWith(words);
        if (text.isEmpty()) {
            return;
        }
        if (!before.isEmpty() && endsWord(before.codePointBefore(before.length()))) {
            words.before(new TextNode(" "));
        }
        if (!after.isEmpty() && Character.isLetterOrDigit(after.codePointAt(0))) {
            words.after(new TextNode(" "));
        }
    }

    /** An opening bracket or quotation mark ends none. */
    private static boolean endsWord(int c) {
        return switch (Character.getType(c)) {
            case Character.START_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION -> false;
            default -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '"' && c != '\'';
        };
    }

    /** The nearest text of a neighbour, which is not read as a whole: it may be long. */
    private static String words(@Nullable Node neighbour, Function<Element, @Nullable Node> nearest) {
        var node = neighbour;
        while (node instanceof Element element) {
            node = element.isBlock() ? null : nearest.apply(element);
        }
        return node instanceof TextNode text ? text.getWholeText() : "";
    }
}
