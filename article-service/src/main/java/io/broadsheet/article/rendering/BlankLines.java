package io.broadsheet.article.rendering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * WordPress keeps older texts, and people type letters, without an element around paragraphs: empty lines part them. Two
 * breaks are put there, of which {@link Paragraphs} makes paragraphs.
 */
final class BlankLines implements Mend {

    private static final Pattern BLANK = Pattern.compile("(?>\\R)[ \\t\\u00A0]*+(?>\\R)\\s*+");

    @Override
    public void apply(Element body, Warnings warnings) {
        var lines = new LinkedHashMap<TextNode, List<String>>();
        for (var text : body.textNodes()) {
            var paragraphs = BLANK.split(text.getWholeText(), -1);
            if (paragraphs.length > 1 && !isBetweenBlocks(text)) {
                lines.put(
                        text,
                        Stream.of(paragraphs)
                                .flatMap(each -> Stream.of("", each))
                                .skip(1)
                                .toList());
            }
        }
        LineBreaks.put(lines);
    }

    /** Of which the lines are of the markup. */
    private static boolean isBetweenBlocks(TextNode text) {
        return text.isBlank()
                && (!(text.previousSibling() instanceof Element before)
                        || before.isBlock()
                        || !(text.nextSibling() instanceof Element after)
                        || after.isBlock());
    }
}
