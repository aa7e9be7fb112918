package io.broadsheet.identity;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/** Parts of forms that several pages have, as markup. */
final class Forms {

    private Forms() {}

    static String hidden(CsrfToken csrf) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                .formatted(csrf.getParameterName(), HtmlUtils.htmlEscape(csrf.getToken()));
    }

    /** @param autocomplete what a password manager puts there */
    static String passwordField(String name, String label, String autocomplete, String attributes) {
        return """
                <p class="field"><label for="%1$s">%2$s</label>
                <input id="%1$s" name="%1$s" type="password" autocomplete="%3$s"%4$s required></p>
                """.formatted(name, label, autocomplete, attributes);
    }

    static String alert(String text) {
        return "<p class=\"notice error\" id=\"message\" role=\"alert\">" + text + "</p>\n";
    }

    static String notice(String text) {
        return "<p class=\"notice\" role=\"status\">" + text + "</p>\n";
    }
}
