package io.broadsheet.comment.application;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Parts a text into words: letters and digits, and signs that stand for letters. */
final class WordTokenizer {

    /** Signs that are letters wherever they stand; the others may part two words. */
    private static final String LETTERS_ANYWHERE = "@$";

    private static final String NO_LETTER_AT_THE_END = "!\u00A1";

    /** Shorter ones begin and end many names: <i>McCormick</i>, <i>iPhone</i>. */
    private static final int FEWEST_OF_PART = 3;
    /** Shorter ones are names of things with their numbers. */
    private static final int FEWEST_BEFORE_NUMBER = 4;

    private WordTokenizer() {}

    /** Its words as they are usually written, with signs that are letters anywhere. */
    static List<FoldedWord> in(ReadText text) {
        return in(text, false);
    }

    /**
     * Its words if every sign that looks like a letter is one.
     *
     * @return none if that makes no other words
     */
    static List<FoldedWord> withSignsIn(ReadText text) {
        return hasOtherSigns(text) ? in(text, true) : List.of();
    }

    /**
     * Its words with those apart that are written as one: <i>TwoWords</i>, <i>word88</i>.
     *
     * @return none if that makes no other words
     */
    static List<FoldedWord> partedIn(ReadText text, List<FoldedWord> words) {
        var parted = new ArrayList<FoldedWord>();
        for (FoldedWord word : words) {
            int start = word.start();
            for (int i = start + FEWEST_OF_PART; i < word.end(); i++) {
                if (beginsPart(text, start, i, word.end())) {
                    parted.add(of(text, start, i));
                    start = i;
                }
            }
            parted.add(start == word.start() ? word : of(text, start, word.end()));
        }
        return parted.size() == words.size() ? List.of() : parted;
    }

    private static boolean beginsPart(ReadText text, int start, int at, int end) {
        char before = text.charAt(at - 1);
        char c = text.charAt(at);
        return VowelSigns.isLetterOrMark(before) && Character.isDigit(c)
                ? areLetters(text, at - FEWEST_BEFORE_NUMBER, at) && at - start >= FEWEST_BEFORE_NUMBER
                : Character.isLowerCase(before)
                        && Character.isUpperCase(c)
                        && areLetters(text, at - FEWEST_OF_PART, at)
                        && at + FEWEST_OF_PART <= end
                        && areLetters(text, at, at + FEWEST_OF_PART);
    }

    private static boolean areLetters(ReadText text, int start, int end) {
        return start >= 0 && IntStream.range(start, end).allMatch(i -> VowelSigns.isLetterOrMark(text.charAt(i)));
    }

    /** Within a word, or alone behind a letter that is alone. */
    private static boolean hasOtherSigns(ReadText text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isWordUnit(c) && Readings.isSignForLetter(c) && (isInWord(text, i) || isBehindLoneLetter(text, i))) {
                return true;
            }
        }
        return text.length() > 1 && Readings.isSignForLetter(text.charAt(0)) && isInWord(text, 0);
    }

    private static boolean isInWord(ReadText text, int sign) {
        char c = text.charAt(sign);
        if (LETTERS_ANYWHERE.indexOf(c) >= 0) {
            return false;
        }
        boolean isBehindWord = sign > 0 && isWordUnit(text.charAt(sign - 1));
        return isBehindWord && NO_LETTER_AT_THE_END.indexOf(c) < 0
                || sign + 1 < text.length() && isWordUnit(text.charAt(sign + 1));
    }

    private static boolean isBehindLoneLetter(ReadText text, int sign) {
        for (int i = sign - 1; i >= Math.max(0, sign - FoldedWord.WIDEST_GAP - 1); i--) {
            if (isWordUnit(text.charAt(i))) {
                return i < sign - 1 && (i == 0 || !isWordUnit(text.charAt(i - 1)));
            }
        }
        return false;
    }

    private static List<FoldedWord> in(ReadText text, boolean allSigns) {
        var words = new ArrayList<FoldedWord>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            boolean isWord = false;
            while (end < text.length()) {
                int c = text.codePointAt(end);
                if (isWord(c)) {
                    isWord = true;
                } else if (allSigns ? !Readings.isSignForLetter(c) : LETTERS_ANYWHERE.indexOf(c) < 0) {
                    break;
                }
                end += Character.charCount(c);
            }
            if (isWord) {
                words.add(of(text, at, withoutExclamation(text, at, end)));
            } else if (allSigns && end == at + 1) { // it may be a letter of a row
                words.add(of(text, at, end));
            }
            at = Math.max(end, at + 1);
        }
        return words;
    }

    private static int withoutExclamation(ReadText text, int start, int end) {
        int last = end;
        while (last > start + 1 && NO_LETTER_AT_THE_END.indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        return last;
    }

    private static boolean isWordUnit(char c) {
        return isWord(c) || Character.isSurrogate(c);
    }

    private static boolean isWord(int c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        return switch (Character.getType(c)) {
            case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isDigit(c) || VowelSigns.isLetterOrMark(c);
        };
    }

    private static FoldedWord of(ReadText text, int start, int end) {
        int first = start;
        int last = end;
        while (first < last && !isWordUnit(text.charAt(first))) {
            first++;
        }
        while (last > first && !isWordUnit(text.charAt(last - 1))) {
            last--;
        }
        boolean isSigned = first < last && (first > start || last < end);
        FoldedWord apart = StuckWords.apart(text, first, last);
        return FoldedWord.of(text, start, end, isSigned ? FoldedWord.of(text, first, last, apart) : apart);
    }
}
