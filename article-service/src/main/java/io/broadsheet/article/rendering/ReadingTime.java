package io.broadsheet.article.rendering;

import java.util.regex.Pattern;

/** How long a text takes to read, by the script it is written in. */
final class ReadingTime {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final int WORDS_PER_MINUTE = 220;
    private static final int IDEOGRAPHS_PER_MINUTE = 500;
    /** A word of Thai, Lao, Khmer and Burmese has about so many letters and marks. */
    private static final int LETTERS_OF_A_WORD = 5;

    private ReadingTime() {}

    /** At least one. */
    static int minutes(String text) {
        var ideographs = text.codePoints().filter(ReadingTime::isIdeograph).count();
        var letters = text.codePoints()
                .filter(c -> Segments.writesNoSpaces(c) && !isIdeograph(c))
                .count();
        var words = SPACES.splitAsStream(text)
                        .filter(word -> word.codePoints()
                                .anyMatch(c -> Character.isLetterOrDigit(c) && !Segments.writesNoSpaces(c)))
                        .count()
                + letters / LETTERS_OF_A_WORD;
        var minutes = (double) words / WORDS_PER_MINUTE + (double) ideographs / IDEOGRAPHS_PER_MINUTE;
        return Math.max(1, (int) Math.ceil(minutes));
    }

    private static boolean isIdeograph(int c) {
        return Character.isIdeographic(c)
                || switch (Character.UnicodeScript.of(c)) {
                    case HIRAGANA, KATAKANA, BOPOMOFO -> true;
                    default -> false;
                };
    }
}
