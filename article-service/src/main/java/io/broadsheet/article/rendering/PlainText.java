package io.broadsheet.article.rendering;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Writes what a reader would read aloud: paragraphs parted by an empty line, list items and rows each on a line. */
final class PlainText implements NodeVisitor {

    private static final Set<String> LINES = Set.of("li", "tr", "dt", "dd", "caption", "br");
    private static final Set<String> CELLS = Set.of("td", "th");

    private final StringBuilder text = new StringBuilder();
    private int preformatted;
    /** Owed before the next visible character. */
    private int lineBreaks;

    private boolean blank;

    private PlainText() {}

    static String of(Element body) {
        var plain = new PlainText();
        body.traverse(plain);
        return plain.text.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case TextNode words -> append(words.getWholeText());
            case Element element -> {
                if (element.nameIs("pre")) {
                    preformatted++;
                }
                separate(element);
            }
            default -> {}
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (element.nameIs("pre")) {
                preformatted--;
            }
            if (!element.nameIs("br")) {
                separate(element);
            }
        }
    }

    private void separate(Element element) {
        if (element.nameIs("br")) {
            lineBreaks++;
        } else if (LINES.contains(element.normalName())) {
            lineBreaks = Math.max(lineBreaks, 1);
        } else if (CELLS.contains(element.normalName())) {
            blank = true;
        } else if (element.isBlock() && !element.nameIs("tbody") && !element.nameIs("thead")) {
            lineBreaks = Math.max(lineBreaks, 2);
        }
    }

    private void append(String words) {
        for (var i = 0; i < words.length(); i++) {
            var next = words.charAt(i);
            if (preformatted > 0 && next == '\n') {
                lineBreaks++;
            } else if (preformatted == 0 && isSpace(next)) {
                blank = true;
            } else {
                if (!text.isEmpty() && lineBreaks > 0) {
                    text.repeat('\n', Math.min(lineBreaks, 2));
                } else if (!text.isEmpty() && blank) {
                    text.append(' ');
                }
                lineBreaks = 0;
                blank = false;
                text.append(next);
            }
        }
    }

    /** As HTML collapses it: not the no-break space. */
    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}
