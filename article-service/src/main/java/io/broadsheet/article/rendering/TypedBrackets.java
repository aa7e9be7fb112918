package io.broadsheet.article.rendering;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.parser.Tag;

/**
 * Tells markup from angle brackets that belong to the text: {@code List<String>}, {@code <low-tide>}, {@code <Main
 * Street>}. A parser would drop them without a word.
 */
final class TypedBrackets {

    private static final Pattern NAME = Pattern.compile("</?([A-Za-z][^\\s/>]{0,63})");
    private static final Pattern END_TAG = Pattern.compile("</([A-Za-z][^\\s/>]{0,63})");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s\"'>/=]++)(\\s*+=\\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"'>]++))?");
    /** Of what word processors paste. */
    private static final Pattern OFFICE = Pattern.compile("(?:o|w|v|m|x|p|st\\d):\\w+");

    private static final Pattern FLAGS = Pattern.compile("(?:data|aria|v)-.*|allowfullscreen|async|autofocus|autoplay"
            + "|checked|compact|contenteditable|controls|crossorigin|default|defer|disabled|download|draggable|hidden"
            + "|inert|ismap|itemscope|loop|multiple|muted|nohref|noshade|novalidate|nowrap|open|playsinline|readonly"
            + "|required|reversed|selected");

    /** Their text runs to their end tag, whatever it looks like. */
    private static final Set<String> RAW = Set.of(
            "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext");

    /** Their elements have names of their own. */
    private static final Set<String> FOREIGN = Set.of("svg", "math");

    private static final Set<String> NEED_NO_END = Set.of(
            "area",
            "base",
            "basefont",
            "bgsound",
            "body",
            "br",
            "col",
            "colgroup",
            "command",
            "dd",
            "dt",
            "embed",
            "frame",
            "head",
            "hr",
            "html",
            "img",
            "image",
            "input",
            "keygen",
            "li",
            "link",
            "meta",
            "optgroup",
            "option",
            "p",
            "param",
            "rb",
            "rp",
            "rt",
            "rtc",
            "source",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "track",
            "wbr");

    private final String html;
    /** Where the last end tag of each name is. */
    private final Map<String, Integer> ends = new HashMap<>();
    /** Where a sign stands for the last time. */
    private final Map<String, Integer> lasts = new HashMap<>();
    /** How many more characters may be looked at: hostile input would have the same ones looked at again and again. */
    private long budget;

    private TypedBrackets(String html) {
        this.html = html;
        this.budget = 20L * html.length() + 1_000;
        END_TAG.matcher(html).results().forEach(end -> ends.put(lower(end.group(1)), end.start()));
    }

    /** The same with the brackets that are no markup written as text. */
    static String escaped(String html) {
        return html.indexOf('<') < 0 ? html : new TypedBrackets(html).escaped();
    }

    private String escaped() {
        var out = new StringBuilder(html.length());
        var at = 0;
        for (var open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
            out.append(html, at, open);
            var end = endOfMarkup(open);
            if (end < 0) {
                out.append("&lt;");
                at = open + 1;
            } else {
                out.append(html, open, end);
                at = end;
            }
        }
        return out.append(html, at, html.length()).toString();
    }

    /** @return -1 if no markup begins there */
    private int endOfMarkup(int open) {
        if (html.startsWith("<!--", open)) {
            return after("-->", open + 4);
        } else if (begins("<!doctype", open)
                || begins("<![if", open)
                || begins("<![endif", open)
                || begins("<?xml", open)) {
            return after(">", open);
        }
        var name = NAME.matcher(html).region(open, html.length());
        if (!name.lookingAt()) {
            return -1;
        }
        var element = lower(name.group(1));
        var end = endOfTag(name.end());
        var isForeign = FOREIGN.contains(element);
        if (end < 0
                || !(isForeign
                        || Tag.isKnownTag(element)
                        || OFFICE.matcher(element).matches())) {
            return -1;
        }
        if (html.charAt(open + 1) == '/') {
            return end;
        }
        var isClosed = ends.getOrDefault(element, -1) >= end;
        if (isForeign || RAW.contains(element)) {
            return isClosed ? afterRaw(element, end) : -1;
        }
        var isMarkup = isClosed
                || (NEED_NO_END.contains(element) || SafeHtml.allows(element))
                        && !hasWordsForAttributes(name.end(), end);
        return isMarkup ? end : -1;
    }

    private int after(String sign, int from) {
        // Looked for once where there is none: else each of many beginnings would have the whole rest read.
        var last = lasts.computeIfAbsent(sign, html::lastIndexOf);
        var found = last < from ? -1 : html.indexOf(sign, from);
        return found < 0 ? -1 : found + sign.length();
    }

    /** Of a start or end tag, whose attributes may have its sign in quotes. */
    private int endOfTag(int from) {
        var value = false;
        for (var i = from; i < html.length() && budget-- > 0; i++) {
            var c = html.charAt(i);
            if (c == '>') {
                return i + 1;
            } else if (value && (c == '"' || c == '\'')) {
                var closing = html.indexOf(c, i + 1);
                if (closing < 0) {
                    return -1;
                }
                budget -= (closing - i) / 8;
                i = closing;
                value = false;
            } else if (!Character.isWhitespace(c)) {
                value = c == '=';
            }
        }
        return -1;
    }

    private int afterRaw(String element, int from) {
        var end = from;
        while (!begins("</" + element, end)) {
            end = html.indexOf("</", end + 1);
            if (end < 0) {
                return -1;
            }
        }
        return after(">", end);
    }

    /** {@code <Main Street>} has no attribute that an element could have. */
    private boolean hasWordsForAttributes(int from, int end) {
        var attribute = ATTRIBUTE.matcher(html).region(from, end - 1);
        while (attribute.find()) {
            if (attribute.group(2) == null
                    && !FLAGS.matcher(lower(attribute.group(1))).matches()) {
                return true;
            }
        }
        return false;
    }

    private boolean begins(String sign, int at) {
        return html.regionMatches(true, at, sign, 0, sign.length());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
