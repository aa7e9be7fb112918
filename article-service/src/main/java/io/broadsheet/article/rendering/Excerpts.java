package io.broadsheet.article.rendering;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a text is worth to somebody who has not read it. */
final class Excerpts {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final int EXCERPT_WORDS = 10;
    /** In code points; only for scripts that write no spaces between words. */
    private static final int EXCERPT_LENGTH = 300;

    private static final int WORDS_PER_MINUTE = 220;
    private static final int IDEOGRAPHS_PER_MINUTE = 500;

    private Excerpts() {}

    /** The first ten words and "...". */
    static String excerpt(String text) {
        var words = Arrays.stream(SPACES.split(text, EXCERPT_WORDS + 1))
                .limit(EXCERPT_WORDS)
                .collect(Collectors.joining(" "));
        var end = words.codePointCount(0, words.length()) > EXCERPT_LENGTH
                ? words.offsetByCodePoints(0, EXCERPT_LENGTH)
                : words.length();
        return words.substring(0, end) + "...";
    }

    /** At least one. */
    static int readingMinutes(String text) {
        var ideographs = text.codePoints()
                .filter(c -> Character.isIdeographic(c) || isKana(c))
                .count();
        var words = SPACES.splitAsStream(text).filter(word -> !word.isEmpty()).count();
        var minutes = (double) words / WORDS_PER_MINUTE + (double) ideographs / IDEOGRAPHS_PER_MINUTE;
        return Math.max(1, (int) Math.ceil(minutes));
    }

    private static boolean isKana(int codePoint) {
        var script = Character.UnicodeScript.of(codePoint);
        return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
    }
}
