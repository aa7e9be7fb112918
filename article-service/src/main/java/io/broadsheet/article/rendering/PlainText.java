package io.broadsheet.article.rendering;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Writes what a reader would read aloud: paragraphs parted by an empty line, list items, with their numbers, and rows each
 * on a line, and quotation marks where pages have them by an element.
 */
final class PlainText implements NodeFilter {

    static final String STRUCK = "del, s";

    private static final Set<String> LINES = Set.of("li", "tr", "dt", "dd", "caption", "br");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern SIGN_OF_A_NOTE = Pattern.compile(
            "[\\[(]\\s*\\d{1,4}\\s*[\\])]?|\\d{1,4}\\s*[\\])]"
                    + "|[\\[(]?\\s*(?:[*\\u2020\\u2021\u00A7\u00B6]{1,3}|\\^|\\u2191)\\s*[\\])]?|\\[(?:\\p{L}|[ivxIVX]{1,5})]|\\d{0,3}\\s*\\u21A9.*");
    private static final Pattern POWER = Pattern.compile("[-\\u2212]?\\d{1,4}");
    private static final String DIGITS = "0123456789-\u2212";
    private static final String RAISED = "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079\u207B\u207B";
    private static final String WITHIN = "a[href^=#" + Anchors.PREFIX + "]";

    private final boolean isStruckLeftOut;
    /** Of links that others may lead to, where they lead. */
    private final Map<String, String> links = new HashMap<>();

    private final StringBuilder text = new StringBuilder();
    private final ListNumbers lists = new ListNumbers();
    /** Owed before the next visible character, behind line breaks. */
    private String number = "";

    private int quotations;
    private int preformatted;
    /** Owed before the next visible character. */
    private int lineBreaks;

    private boolean blank;

    private PlainText(Element body, boolean isStruckLeftOut) {
        this.isStruckLeftOut = isStruckLeftOut;
        body.select("a[id]").forEach(link -> links.put("#" + link.id(), link.attr("href")));
    }

    static String of(Element body) {
        return written(body, new PlainText(body, false));
    }

    /** Without what is struck out. */
    static String ofStanding(Element body) {
        return written(body, new PlainText(body, true));
    }

    private static String written(Element body, PlainText plain) {
        body.filter(plain);
        return plain.text.toString().strip();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        switch (node) {
            case TextNode words -> append(words.getWholeText());
            case Element element
            when isSignOfANote(element) || isStruckLeftOut && element.is(STRUCK) -> {
                return FilterResult.SKIP_ENTIRELY;
            }
            case Element element
            when element.nameIs("ruby") && preformatted == 0 -> {
                append(ruby(element));
                return FilterResult.SKIP_ENTIRELY;
            }
            case Element element
            when isPower(element) -> {
                append(raised(element.text()));
                return FilterResult.SKIP_ENTIRELY;
            }
            case Element element -> {
                if (element.nameIs("pre")) {
                    preformatted++;
                }
                separate(element);
                begin(element);
            }
            default -> {}
        }
        return FilterResult.CONTINUE;
    }

    private void begin(Element element) {
        switch (element.normalName()) {
            case "ol" -> lists.begin(element);
            case "li" -> number += lists.of(element);
            case "q" -> append(Quotations.opening(element, quotations++));
            default -> {
                // Nothing that is said of it.
            }
        }
    }

    private void end(Element element) {
        switch (element.normalName()) {
            case "ol" -> lists.end();
            case "li" -> number = "";
            case "q" -> append(Quotations.closing(element, --quotations));
            default -> {
                // Nothing that is said of it.
            }
        }
    }

    /** The number or sign that leads to a note, and the one that leads back. */
    private boolean isSignOfANote(Element element) {
        return element.nameIs("sup") && element.childrenSize() == 1 && element.selectFirst(WITHIN) != null
                || element.nameIs("a")
                        && element.is(WITHIN)
                        && (SIGN_OF_A_NOTE.matcher(element.text()).matches() || isNumberOfANote(element));
    }

    /** A number that is not raised may be a year, unless what it leads to is a number that leads back. */
    private boolean isNumberOfANote(Element link) {
        return NUMBER.matcher(link.text()).matches()
                && (link.closest("sup") != null
                        || link.selectFirst("sup") != null
                        || !link.id().isEmpty() && ("#" + link.id()).equals(links.get(link.attr("href"))));
    }

    /** Its readings behind it, so that its words stand together. */
    private static String ruby(Element ruby) {
        var reading = String.join("", ruby.select("rt").eachText());
        var base = ruby.clone();
        base.select("rt, rp, rtc").remove();
        return reading.isEmpty() ? base.text() : base.text() + "(" + reading + ")";
    }

    /** Behind a digit: ten to the sixth is not 106. */
    private boolean isPower(Element element) {
        return element.nameIs("sup")
                && !blank
                && lineBreaks == 0
                && !text.isEmpty()
                && Character.isDigit(text.charAt(text.length() - 1))
                && POWER.matcher(element.text()).matches();
    }

    private static String raised(String digits) {
        return digits.chars()
                .mapToObj(digit -> String.valueOf(RAISED.charAt(DIGITS.indexOf(digit))))
                .collect(Collectors.joining());
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (element.nameIs("pre")) {
                preformatted--;
            }
            end(element);
            if (!element.nameIs("br")) {
                separate(element);
            }
        }
        return FilterResult.CONTINUE;
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
                text.append(number).append(next);
                number = "";
            }
        }
    }

    /** As HTML collapses it: not the no-break space. */
    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}
