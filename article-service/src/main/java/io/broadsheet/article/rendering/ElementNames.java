package io.broadsheet.article.rendering;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.parser.Tag;

/** What is known of elements by their names, in small letters. */
final class ElementNames {

    /** Of what word processors paste: a field of LibreOffice, a date say, has values without quotes. */
    private static final Pattern OFFICE = Pattern.compile("(?:o|w|v|m|x|p|st\\d|u\\d):\\w+|sdfield");

    /** Their text runs to their end tag, whatever it looks like. */
    private static final Set<String> RAW =
            setOf("script style textarea title xmp iframe noembed noframes noscript plaintext");

    /** Their elements have names of their own. */
    private static final Set<String> FOREIGN = Set.of("svg", "math");

    private static final Set<String> NEED_NO_END = setOf(
            "area base basefont bgsound body br col colgroup command dd dt embed frame google-sheets-html-origin head hr"
                    + " html img image input"
                    + " keygen li link meta optgroup option p param rb rp rt rtc source tbody td tfoot th thead tr track wbr");

    /** Often written straight behind a word. */
    private static final Set<String> BETWEEN_WORDS =
            setOf("br dd dt hr img input li option p rb rp rt rtc td th tr wbr");

    private static final Set<String> NEED_ATTRIBUTES =
            setOf("area base basefont bgsound embed frame img image keygen link meta param source track");

    private static final Set<String> OF_TABLES = setOf("caption col colgroup tbody td tfoot th thead tr");

    /** Of browsers and search engines that are gone, and one that Google's tables begin with. */
    private static final Set<String> OLD =
            Set.of("blink", "google-sheets-html-origin", "ilayer", "layer", "multicol", "noindex", "nolayer", "spacer");

    private static final Set<String> OF_PAGES = Set.of("body", "head", "html");

    private ElementNames() {}

    static boolean isKnown(String name) {
        return isForeign(name) || Tag.isKnownTag(name) || isOffice(name) || OLD.contains(name);
    }

    static boolean isOffice(String name) {
        return OFFICE.matcher(name).matches();
    }

    static boolean isForeign(String name) {
        return FOREIGN.contains(name);
    }

    static boolean isRaw(String name) {
        return RAW.contains(name);
    }

    static boolean needsNoEnd(String name) {
        return NEED_NO_END.contains(name);
    }

    static boolean standsBetweenWords(String name) {
        return BETWEEN_WORDS.contains(name);
    }

    static boolean needsAttributes(String name) {
        return NEED_ATTRIBUTES.contains(name);
    }

    static boolean isOfTables(String name) {
        return OF_TABLES.contains(name);
    }

    static boolean isOfPages(String name) {
        return OF_PAGES.contains(name);
    }

    private static Set<String> setOf(String names) {
        return Set.of(names.split(" ", -1));
    }
}
