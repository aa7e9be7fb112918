package io.broadsheet.newsletter.subscription.api;

import org.springframework.web.util.HtmlUtils;

/**
 * A page without its frame.
 *
 * @param title plain text
 * @param body HTML, in which everything that came from outside went through {@link #escaped}
 */
record PlainPage(String title, String body) {

    /** Text as it may stand between tags and in quoted attributes. */
    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
