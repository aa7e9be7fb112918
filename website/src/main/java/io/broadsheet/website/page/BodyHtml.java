package io.broadsheet.website.page;

import java.util.regex.Pattern;

/** A body as article-service sanitised it, in the form of this site's pages. */
final class BodyHtml {

    private static final Pattern ALIGNED =
            Pattern.compile("(<t[hd]\\b[^>]*?) align=\"(left|center|right)\"", Pattern.CASE_INSENSITIVE);

    private BodyHtml() {}

    /** HTML 5 has no {@code align}; the stylesheet has classes. */
    static String of(String html) {
        return html.contains(" align=") ? ALIGNED.matcher(html).replaceAll("$1 class=\"$2\"") : html;
    }
}
