package io.broadsheet.comment.application;

import com.ibm.icu.text.Normalizer2;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words of Korean, in the letters that make its syllables. */
final class KoreanWords {

    private static final char FIRST = '\u1100';
    private static final char FIRST_WITHIN_SYLLABLE = '\u1160';
    private static final char LAST = '\u11FF';

    /** Two syllables. */
    private static final int FEWEST_LEFT = 4;

    /** <i>Those</i>, <i>Mr</i>, and what tells what a word does in a sentence. */
    private static final List<String> BEHIND = Stream.of(
                    ("\uB4E4 \uB2D8 \uC740 \uB294 \uC774 \uAC00 \uC744 \uB97C \uC544"
                                    + " \uC57C \uC758 \uB3C4 \uC5D0 \uC640 \uACFC \uB85C \uC73C\uB85C \uB9CC \uC5D0\uAC8C"
                                    + " \uD55C\uD14C \uC774\uC57C \uC774\uB2E4")
                            .split(" "))
            .map(Normalizer2.getNFKDInstance()::normalize)
            .toList();

    private KoreanWords() {}

    /** Of any script; a syllable of Korean is written as one. */
    static boolean isOneLetter(ReadText text, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            if (text.charAt(i) < FIRST_WITHIN_SYLLABLE || text.charAt(i) > LAST) {
                return false;
            }
        }
        return start < end;
    }

    /** Without one or two of what is written behind it, which may as well be its own; null if there is nothing. */
    static @Nullable FoldedWord apart(ReadText text, int start, int end) {
        int first = lengthBehind(text, start, end);
        if (first == 0) {
            return null;
        }
        int second = lengthBehind(text, start, end - first);
        FoldedWord left = second == 0 ? null : FoldedWord.of(text, start, end - first - second, null);
        return FoldedWord.of(text, start, end - first, left);
    }

    private static int lengthBehind(ReadText text, int start, int end) {
        if (end - start <= FEWEST_LEFT || text.charAt(end - 1) < FIRST || text.charAt(end - 1) > LAST) {
            return 0;
        }
        String word = text.part(start, end);
        return BEHIND.stream()
                .filter(word::endsWith)
                .mapToInt(String::length)
                .filter(length -> word.length() - length >= FEWEST_LEFT)
                .max()
                .orElse(0);
    }
}
