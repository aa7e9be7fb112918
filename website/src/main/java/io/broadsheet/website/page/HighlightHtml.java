package io.broadsheet.website.page;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** HTML of a search's highlights: text, and {@code mark} around what was found. */
final class HighlightHtml {

    private static final Pattern TAG = Pattern.compile("<[^>]*>?");

    private HighlightHtml() {}

    /** @return the HTML if it is of that kind; else it is shown as what it is written */
    static String only(String html) {
        var other = TAG.matcher(html)
                .results()
                .anyMatch(tag -> !tag.group().equals("<mark>") && !tag.group().equals("</mark>"));
        return other ? escaped(html) : html;
    }

    static String orText(@Nullable String html, String text) {
        return html == null ? escaped(text) : only(html);
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
