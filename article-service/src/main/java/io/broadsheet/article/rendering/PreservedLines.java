package io.broadsheet.article.rendering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Lines that a style kept apart stay apart when the style goes; what an editor of programs copies is code. */
final class PreservedLines implements Mend {

    private static final Pattern STYLE = Pattern.compile(
            "(?:^|;)\\s*white-space(?:-collapse)?\\s*:\\s*(pre-wrap|pre-line|preserve-breaks|break-spaces|preserve|pre"
                    + "|normal|nowrap|collapse)\\b(?!-)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_CODE =
            Pattern.compile("font-family\\s*:[^;]*(?:mono|menlo|consolas|courier)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final List<String> COLLAPSED = List.of("normal", "nowrap", "collapse");

    @Override
    public void apply(Element body, Warnings warnings) {
        for (var box : body.select("div[style]")) {
            if (box.closest("body") == body && isCode(box)) {
                box.before(new Element("pre").appendChild(new Element("code").text(code(box))));
                box.remove();
            }
        }
        for (var element : body.select("[style]")) {
            if (isKept(element) && element.closest("pre") == null) {
                var lines = new LinkedHashMap<TextNode, List<String>>();
                StyledText.of(
                                element,
                                inner -> inner.nameIs("pre") || !value(inner).isEmpty())
                        .forEach(text -> lines.put(text, lines(text)));
                lines.values().removeIf(parted -> parted.size() == 1);
                LineBreaks.put(lines);
            }
        }
    }

    private static boolean isCode(Element box) {
        return value(box).equals("pre")
                && OF_CODE.matcher(box.attr("style")).find()
                && box.children().stream().anyMatch(child -> child.nameIs("div") || child.nameIs("br"));
    }

    private static String code(Element box) {
        var code = new StringBuilder();
        for (var child : box.childNodes()) {
            if (child instanceof Element line && line.nameIs("br")) {
                code.append('\n');
            } else if (child instanceof Element line) {
                code.append(line.wholeText().stripTrailing()).append(line.nameIs("div") ? "\n" : "");
            } else if (child instanceof TextNode text) {
                code.append(text.getWholeText());
            }
        }
        return code.toString().stripTrailing();
    }

    private static boolean isKept(Element element) {
        var value = value(element);
        return !value.isEmpty() && !COLLAPSED.contains(value);
    }

    private static String value(Element element) {
        var style = STYLE.matcher(element.attr("style"));
        var last = "";
        while (style.find()) {
            last = style.group(1).toLowerCase(Locale.ROOT);
        }
        return last;
    }

    /** Line ends between blocks are of the markup. */
    private static List<String> lines(TextNode text) {
        var words = text.getWholeText();
        var from = isOfLine(text.previousSibling())
                ? 0
                : words.length() - words.stripLeading().length();
        var to = isOfLine(text.nextSibling())
                ? words.length()
                : words.stripTrailing().length();
        if (from >= to) {
            return List.of(words);
        }
        var lines = LINE_END.split(words.substring(from, to), -1);
        lines[0] = words.substring(0, from) + lines[0];
        lines[lines.length - 1] += words.substring(to);
        return List.of(lines);
    }

    private static boolean isOfLine(@Nullable Node sibling) {
        return sibling instanceof TextNode
                || sibling instanceof Element element
                        && !element.nameIs("br")
                        && element.stream().noneMatch(Element::isBlock);
    }
}
