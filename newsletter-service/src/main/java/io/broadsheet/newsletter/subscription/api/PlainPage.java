package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.chassis.text.MessageBundle;
import org.springframework.web.util.HtmlUtils;

/**
 * A page without its frame.
 *
 * @param texts of the language it is in
 * @param title plain text
 * @param body HTML, in which everything that came from outside went through {@link #escaped}
 */
public record PlainPage(MessageBundle texts, String title, String body) {

    /** Text as it may stand between tags and in quoted attributes. */
    public static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
