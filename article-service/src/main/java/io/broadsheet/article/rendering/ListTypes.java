package io.broadsheet.article.rendering;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Editors of documents say by a style that the items of a list are counted in letters or Roman numbers, which texts refer
 * to: "as in (b)". HTML has an attribute for it, which outlasts styles.
 */
final class ListTypes implements Mend {

    private static final Pattern STYLE = Pattern.compile(
            "(?:^|;)\\s*list-style(?:-type)?\\s*:[^;]*?\\b((?:lower|upper)-(?:alpha|latin|roman))\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> TYPES = Map.of(
            "lower-alpha", "a",
            "lower-latin", "a",
            "lower-roman", "i",
            "upper-alpha", "A",
            "upper-latin", "A",
            "upper-roman", "I");

    @Override
    public void apply(Element body, Warnings warnings) {
        for (var list : body.select("ol:not([type])")) {
            var item = list.selectFirst("> li");
            // Some say it of each item only.
            var style = STYLE.matcher(list.attr("style") + ";" + (item == null ? "" : item.attr("style")));
            if (style.find()) {
                list.attr("type", TYPES.getOrDefault(style.group(1).toLowerCase(Locale.ROOT), "1"));
            }
        }
    }
}
