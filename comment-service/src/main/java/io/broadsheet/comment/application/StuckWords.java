package io.broadsheet.comment.application;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words of Arabic and Hebrew without the conjunction, preposition and article that are written as one with them. A letter
 * may as well be the word's own first one: what is left is one more way to read it. And {@link KoreanWords}.
 */
final class StuckWords {

    /** Less is left of many other words. */
    private static final int FEWEST_LEFT = 3;

    private static final String ARABIC_AND = "\u0648\u0641";
    private static final String ARABIC_TO = "\u0628\u0643\u0644";
    private static final char ALEF = '\u0627';
    private static final char LAM = '\u0644';
    private static final String HEBREW_AND = "\u05D5";
    /** Never two of them: behind <i>to</i> the article goes, and what looks like it begins a verb. */
    private static final String HEBREW_TO_AND_THE = "\u05D1\u05DC\u05D4";

    private StuckWords() {}

    /** @return what is left of it, with what is left of that; null if nothing is stuck to it */
    static @Nullable FoldedWord apart(ReadText text, int start, int end) {
        FoldedWord left = KoreanWords.apart(text, start, end);
        for (int begin : begins(text, start, end).reversed()) {
            left = end - begin < FEWEST_LEFT ? left : FoldedWord.of(text, begin, end, left);
        }
        return left;
    }

    private static List<Integer> begins(ReadText text, int start, int end) {
        if (end - start <= FEWEST_LEFT || text.charAt(start) < '\u05D0' || text.charAt(start) > '\u064A') {
            return List.of();
        }
        var begins = new ArrayList<Integer>();
        int at = start;
        if (isOneOf(HEBREW_AND + ARABIC_AND, text, at)) {
            begins.add(++at);
        }
        if (isOneOf(HEBREW_TO_AND_THE, text, at)) {
            begins.add(++at);
            return begins;
        }
        boolean isTo = text.charAt(at) == LAM;
        if (isOneOf(ARABIC_TO, text, at)) {
            begins.add(++at);
        }
        if (isTo && text.charAt(at) == LAM) { // the article without its alef
            begins.add(at + 1);
        } else if (text.charAt(at) == ALEF && text.charAt(at + 1) == LAM && !text.hasHamza(at)) {
            begins.add(at + 2);
        }
        return begins;
    }

    private static boolean isOneOf(String letters, ReadText text, int at) {
        return letters.indexOf(text.charAt(at)) >= 0;
    }
}
