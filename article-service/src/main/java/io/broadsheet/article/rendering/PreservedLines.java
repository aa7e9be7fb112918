package io.broadsheet.article.rendering;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Lines that a style kept apart stay apart when the style goes; what an editor of programs copies is code. */
final class PreservedLines implements Mend {

    private static final Pattern STYLE = Pattern.compile(
            "(?:^|;)\\s*white-space(?:-collapse)?\\s*:\\s*(pre-wrap|pre-line|preserve-breaks|break-spaces|preserve|pre"
                    + "|normal|nowrap|collapse)\\b(?!-)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_CODE =
            Pattern.compile("font-family\\s*:[^;]*(?:mono|menlo|consolas|courier)", Pattern.CASE_INSENSITIVE);
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
                StyledText.of(element, inner -> !value(inner).isEmpty()).stream()
                        .filter(PreservedLines::isLines)
                        .forEach(PreservedLines::part);
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

    /** More than the spaces between tags. */
    private static boolean isLines(TextNode text) {
        return text.getWholeText().strip().indexOf('\n') >= 0;
    }

    private static void part(TextNode text) {
        var isFirst = true;
        for (var line : text.getWholeText().strip().split("\\R", -1)) {
            if (!isFirst) {
                text.before(new Element("br"));
            }
            text.before(new TextNode(line));
            isFirst = false;
        }
        text.remove();
    }
}
