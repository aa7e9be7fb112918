package io.broadsheet.article.rendering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Layout programs part lines and paragraphs by characters of their own, which browsers do not show (U+2028, U+2029). */
final class LineSeparators implements Mend {

    private static final char LINE = '\u2028';
    private static final char PARAGRAPH = '\u2029';

    private static final Pattern SEPARATOR = Pattern.compile("[" + LINE + PARAGRAPH + "]");

    @Override
    public void apply(Element body, Warnings warnings) {
        var lines = new LinkedHashMap<TextNode, List<String>>();
        for (var text : body.nodeStream(TextNode.class).toList()) {
            var words = text.getWholeText();
            if (!SEPARATOR.matcher(words).find()) {
                continue;
            }
            if (text.parent() instanceof Element parent && parent.closest("pre") != null) {
                text.text(SEPARATOR.matcher(words).replaceAll("\n"));
            } else {
                var parted = words.replace(
                        String.valueOf(PARAGRAPH), String.valueOf(LINE).repeat(2));
                lines.put(text, List.of(SEPARATOR.split(parted, -1)));
            }
        }
        LineBreaks.put(lines);
        body.forEachNode(node -> {
            for (var attribute : node.attributes()) {
                attribute.setValue(attribute.getValue().replace(LINE, ' ').replace(PARAGRAPH, ' '));
            }
        });
    }
}
