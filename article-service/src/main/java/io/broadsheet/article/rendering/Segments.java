package io.broadsheet.article.rendering;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/** Words within a piece of text that has no spaces. */
final class Segments {

    private Segments() {}

    /**
     * @param end of the last word that was wanted, with the punctuation behind it
     * @param count of words up to there, at least one
     */
    record Last(int end, int count) {}

    /** The place behind the first words of a piece, or all of it; scripts that write spaces have one word in it. */
    static Last endOf(String piece, int wanted) {
        if (piece.codePoints().noneMatch(Segments::writesNoSpaces)) {
            return new Last(piece.length(), 1);
        }
        var words = BreakIterator.getWordInstance(ULocale.ROOT);
        words.setText(piece);
        var count = 0;
        words.first();
        for (var end = words.next(); end != BreakIterator.DONE; end = words.next()) {
            if (words.getRuleStatus() != BreakIterator.WORD_NONE) {
                if (count == wanted) {
                    return new Last(words.previous(), count);
                }
                count++;
            }
        }
        return new Last(piece.length(), Math.max(1, count));
    }

    static boolean writesNoSpaces(int c) {
        return c > 0x0E00
                && switch (Character.UnicodeScript.of(c)) {
                    case HAN,
                            HIRAGANA,
                            KATAKANA,
                            BOPOMOFO,
                            THAI,
                            LAO,
                            KHMER,
                            MYANMAR,
                            TIBETAN,
                            TAI_LE,
                            NEW_TAI_LUE,
                            TAI_THAM,
                            JAVANESE,
                            BALINESE -> true;
                    default -> false;
                };
    }
}
