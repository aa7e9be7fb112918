package io.broadsheet.comment.application;

import com.ibm.icu.lang.UCharacter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** As what else a word in plain letters may be read. */
final class WordForms {

    static final int FEWEST_LETTERS = 3;
    /** <i>5S</i> and <i>S4</i> are names of things. */
    private static final int FEWEST_WITH_DIGITS = 4;

    private static final String ENYE = Character.toString(ReadText.ENYE);

    private WordForms() {}

    /** As no word of any language is. */
    static boolean isDrawnOut(String written) {
        for (int i = 2; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == written.charAt(i - 1) && c == written.charAt(i - 2) && VowelSigns.isLetterOrMark(c)) {
                return true;
            }
        }
        return false;
    }

    static String drawnOut(String plain) {
        String letters = mixed(plain);
        var once = new StringBuilder(letters.length()).append('~');
        letters.chars().filter(c -> c != once.charAt(once.length() - 1)).forEach(c -> once.append((char) c));
        return once.toString();
    }

    /** One letter tells of no word: <i>kkkkk</i> is laughter, <i>III</i> a number. */
    static boolean isToldBy(String drawnOut) {
        return drawnOut.length() > 2;
    }

    /** Whether it has letters of Latin and of another alphabet. */
    static boolean isMixed(String plain) {
        return plain.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && plain.chars().anyMatch(c -> c >= 0x80 && Character.isLetter(c));
    }

    static String mixed(String plain) {
        return LookAlikes.latin(spelled(plain, hasLetters(plain)));
    }

    static String lowerCase(String written) {
        return UCharacter.foldCase(written, true);
    }

    static boolean isPlainLatin(String written) {
        return written.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
    }

    /** A capital I among small letters, or a small l among capitals, is there for its look. */
    static boolean hidesCapitalI(String written) {
        return written.indexOf('I', 1) > 0 && written.chars().anyMatch(Character::isLowerCase)
                || written.indexOf('l', 1) > 0
                        && written.length() >= FEWEST_LETTERS
                        && written.chars().allMatch(c -> c == 'l' || Character.isUpperCase(c))
                        && written.chars().anyMatch(Character::isUpperCase);
    }

    static String look(String word) {
        return look(word, hasLetters(word));
    }

    private static boolean hasLetters(String word) {
        return word.length() >= FEWEST_WITH_DIGITS
                && word.chars().filter(VowelSigns::isLetterOrMark).count() > 1;
    }

    private static String look(String word, boolean digitsToo) {
        String spelled = spelled(word, digitsToo);
        return spelled.indexOf(ReadText.ENYE) < 0
                ? SpoofCheckedNames.look(spelled)
                : Arrays.stream(spelled.split(ENYE, -1))
                        .map(SpoofCheckedNames::look)
                        .collect(Collectors.joining(ENYE));
    }

    private static String spelled(String word, boolean digitsToo) {
        var letters = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            String letter = Character.isDigit(c) && !digitsToo ? null : letterFor(c);
            if (letter == null) {
                letters.append(c);
            } else {
                letters.append(letter);
            }
        }
        return letters.toString();
    }

    /** What digits and signs stand for. */
    private static @Nullable String letterFor(char c) {
        return switch (c) {
            case '0' -> "o";
            case '1' -> "i";
            default -> Readings.letterFor(c);
        };
    }

    /** Of a part of a word: whatever it has may stand for a letter. */
    static String lookInRow(String plain) {
        return look(plain, true);
    }

    /** The same letter by letter. */
    static String mixedInRow(String plain) {
        return LookAlikes.latin(spelled(plain, true));
    }
}
