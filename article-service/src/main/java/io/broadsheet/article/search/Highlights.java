package io.broadsheet.article.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an article has what was looked for, as HTML with no other markup than {@code <mark>}.
 *
 * @param title null if nothing of it was looked for
 * @param standfirst the same
 * @param fragments of the text, in its order
 */
public record Highlights(@Nullable String title, @Nullable String standfirst, List<String> fragments) {

    static final Highlights NONE = new Highlights(null, null, List.of());

    /** Text as HTML in one line. */
    public static String escaped(String text) {
        var html = new StringBuilder(text.length() + 16);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n', '\r', '\t' -> html.append(' ');
                default -> html.append(c);
            }
        }
        return html.toString();
    }
}
