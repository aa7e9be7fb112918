package io.broadsheet.website.page;

import java.util.regex.Pattern;

/** Whether a text can begin with a large letter: only over enough lines, and only a letter. */
final class DropCap {

    private static final Pattern FIRST = Pattern.compile("\\A\\s*<p>(.*?)</p>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    /** Scripts whose letters stand by themselves on one line. */
    private static final Pattern LETTER = Pattern.compile("\\A[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}&&\\p{L}]");
    /** More than three lines at the width of the text. */
    private static final int LONG_ENOUGH = 260;

    private DropCap() {}

    static boolean fits(String html) {
        var first = FIRST.matcher(html);
        if (!first.find()) {
            return false;
        }
        var text = TAG.matcher(first.group(1)).replaceAll("");
        return text.length() >= LONG_ENOUGH
                && LETTER.matcher(text).find()
                && !first.group(1).contains("<br");
    }
}
