package io.broadsheet.article.rendering;

import io.broadsheet.article.domain.Sentence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells markup from angle brackets that belong to the text: {@code List<String>}, {@code Box<B>}, {@code <low-tide>},
 * {@code <Main Street>}. A parser would drop them without a word.
 */
final class TypedBrackets {

    private static final Pattern NAME = Pattern.compile("</?([A-Za-z][^\\s/>]{0,63})");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s\"'>/=]++)(\\s*+=\\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"'>]++))?");
    private static final Pattern FLAGS =
            Pattern.compile("(?:data|aria|v)-.*|[a-z]+:[a-z]+|align|allowfullscreen|alt|async|autofocus"
                    + "|autoplay|border|checked|compact|contenteditable|controls|crossorigin|default|defer|dir|disabled|download"
                    + "|draggable|hidden|href|inert|ismap|itemscope|lang|loop|multiple|muted|nohref|noshade|novalidate|nowrap"
                    + "|open|playsinline|readonly|rel|required|reversed|scope|selected|src|target|valign");
    /** Beside any of them, or a value in quotes, words are attributes that somebody made up. */
    private static final Set<String> VALUED =
            Set.of("align", "alt", "class", "color", "height", "href", "id", "src", "style", "width");

    private final String html;
    private final boolean isPasted;
    private final Warnings warnings;
    /** Where the last end tag of each name is. */
    private final Map<String, Integer> ends = new HashMap<>();
    /** Where the first start tag of each name is. */
    private final Map<String, Integer> starts = new HashMap<>();
    /** Where the tags are that belong to each other: of an end tag its start tag, of a start tag itself. */
    private final Map<Integer, Integer> paired = new HashMap<>();
    /** Where a sign stands for the last time. */
    private final Map<String, Integer> lasts = new HashMap<>();
    /** How many more characters may be looked at: hostile input would have the same ones looked at again and again. */
    private long budget;

    private TypedBrackets(String html, boolean isPasted, Warnings warnings) {
        this.html = html;
        this.isPasted = isPasted;
        this.warnings = warnings;
        this.budget = 20L * html.length() + 1_000;
        pair();
    }

    /**
     * The same with the brackets that are no markup written as text.
     *
     * @param isPasted rather than typed in Markdown: programs have elements of any name
     */
    static String escaped(String html, boolean isPasted, Warnings warnings) {
        return html.indexOf('<') < 0 ? html : new TypedBrackets(html, isPasted, warnings).escaped();
    }

    private void pair() {
        var open = new HashMap<String, Deque<Integer>>();
        var tag = NAME.matcher(html);
        while (tag.find()) {
            var element = lower(tag.group(1));
            var starting = open.computeIfAbsent(element, name -> new ArrayDeque<>());
            if (html.charAt(tag.start() + 1) != '/') {
                starting.push(tag.start());
                starts.putIfAbsent(element, tag.start());
                continue;
            }
            ends.put(element, tag.start());
            if (!starting.isEmpty()) {
                var start = starting.pop();
                paired.put(start, start);
                paired.put(tag.start(), start);
            }
        }
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
        if (end < 0) {
            return -1;
        } else if (!ElementNames.isKnown(element)) {
            return isOfAPage(open, element) ? end : -1;
        }
        if (html.charAt(open + 1) == '/') {
            return paired.containsKey(open) || !isTyped(open, name.group(1)) ? end : -1;
        }
        var endsLater = ends.getOrDefault(element, -1) >= end;
        if (ElementNames.isForeign(element) || ElementNames.isRaw(element)) {
            return endsLater ? afterRaw(element, end) : -1;
        }
        return isMarkup(open, name.group(1), name.end(), end, endsLater) ? end : -1;
    }

    /**
     * Pages have elements of their own, with a hyphen in their names (HTML, "valid custom element name"). Nobody types one
     * with a value in quotes, or straight before another tag. Of other names only what is pasted with such a value is one.
     */
    private boolean isOfAPage(int open, String element) {
        var start = paired.getOrDefault(open, -1);
        var hasHyphen = element.indexOf('-') >= 0;
        if (start < 0 || !hasHyphen && !isPasted) {
            return false;
        }
        var nameEnd = start + 1 + element.length();
        var end = endOfTag(nameEnd);
        if (end < 0) {
            return false;
        }
        var holdsMarkup = hasHyphen && !followsText(start) && end < html.length() && html.charAt(end) == '<';
        var isOfAPage = holdsMarkup || attributes(nameEnd, end) == Attributes.VALUES;
        if (isOfAPage && open == start) {
            warnings.add("<" + element, Sentence.WARNING_OF_A_PAGE, element);
        }
        return isOfAPage;
    }

    private boolean isMarkup(int open, String name, int nameEnd, int end, boolean endsLater) {
        var element = lower(name);
        var hasNone = html.substring(nameEnd, end - 1).replace('/', ' ').isBlank();
        var words = hasNone ? Attributes.NONE : attributes(nameEnd, end);
        if (words == Attributes.WORDS) {
            return false;
        }
        if (paired.containsKey(open)) {
            return true;
        }
        if (words == Attributes.VALUES || ElementNames.isOffice(element)) {
            return endsLater
                    || ElementNames.needsNoEnd(element)
                    || SafeHtml.allows(element)
                    || html.charAt(end - 2) == '/';
        }
        if (isTyped(open, name)
                || hasNone && ElementNames.needsAttributes(element)
                || ElementNames.isOfTables(element) && starts.getOrDefault("table", open) >= open) {
            return false;
        }
        if (ElementNames.needsNoEnd(element)) {
            return !ElementNames.isOfPages(element) || !hasNone || !followsText(open);
        }
        var isMarkup = endsLater || SafeHtml.allows(element);
        if (isMarkup && !endsLater && html.charAt(end - 2) != '/') {
            warnings.add("<" + name, Sentence.WARNING_OPEN, element);
        }
        return isMarkup;
    }

    private boolean beginsLine(int open) {
        return open == 0 || html.charAt(open - 1) == '\n' || html.charAt(open - 1) == '>';
    }

    private boolean followsText(int open) {
        var before = html.substring(0, Math.min(open, 1_000)).strip();
        return open > 1_000 || !before.isEmpty() && !before.endsWith(">");
    }

    /** Names of types and titles have a capital, and follow another name: {@code Box<B>}. */
    private boolean isTyped(int open, String name) {
        var isBetweenWords = ElementNames.standsBetweenWords(lower(name));
        var followsLetter = open > 0 && Character.isLetterOrDigit(html.codePointBefore(open));
        if (!Character.isUpperCase(name.charAt(0))) {
            return followsLetter && !isBetweenWords && html.charAt(open + 1) != '/';
        }
        // As in old pages.
        var isOld = isBetweenWords && name.equals(name.toUpperCase(Locale.ROOT));
        return !isOld || name.length() == 1 && html.charAt(open + 1) != '/' && !beginsLine(open);
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

    private enum Attributes {
        /** None, or flags that say nothing about it. */
        NONE,
        VALUES,
        /** {@code <Main Street>}: none that an element could have. */
        WORDS
    }

    private Attributes attributes(int from, int end) {
        var attribute = ATTRIBUTE.matcher(html).region(from, end - 1);
        var found = Attributes.NONE;
        while (attribute.find()) {
            var name = lower(attribute.group(1));
            var value = attribute.group(2);
            if (value != null && (value.endsWith("\"") || value.endsWith("'") || VALUED.contains(name))) {
                return Attributes.VALUES;
            } else if (value == null && !FLAGS.matcher(name).matches()) {
                found = Attributes.WORDS;
            }
        }
        return found;
    }

    private boolean begins(String sign, int at) {
        return html.regionMatches(true, at, sign, 0, sign.length());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
