package io.broadsheet.article.rendering;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Layout programs part lines and paragraphs by characters of their own, which browsers do not show (U+2028, U+2029). */
final class LineSeparators implements Mend {

    private static final char LINE = '\u2028';
    private static final char PARAGRAPH = '\u2029';

    @Override
    public void apply(Element body, Warnings warnings) {
        body.nodeStream(TextNode.class)
                .filter(text -> first(text.getWholeText()) >= 0)
                .toList()
                .forEach(LineSeparators::part);
        body.forEachNode(node -> {
            for (var attribute : node.attributes()) {
                attribute.setValue(attribute.getValue().replace(LINE, ' ').replace(PARAGRAPH, ' '));
            }
        });
    }

    private static void part(TextNode text) {
        var isPreformatted = text.parent() instanceof Element parent && parent.closest("pre") != null;
        if (isPreformatted) {
            text.text(text.getWholeText().replace(LINE, '\n').replace(PARAGRAPH, '\n'));
            return;
        }
        var words = text.getWholeText();
        for (var at = first(words); at >= 0; at = first(words)) {
            text.before(new TextNode(words.substring(0, at)));
            text.before(new Element("br"));
            if (words.charAt(at) == PARAGRAPH) {
                text.before(new Element("br"));
            }
            words = words.substring(at + 1);
        }
        text.text(words);
    }

    private static int first(String words) {
        for (var i = 0; i < words.length(); i++) {
            if (words.charAt(i) == LINE || words.charAt(i) == PARAGRAPH) {
                return i;
            }
        }
        return -1;
    }
}
