package io.broadsheet.comment.application;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A word of a text.
 *
 * @param start in what was read, as {@code end}
 * @param plain without case, width, accents and what nobody sees
 * @param other the same with umlauts written out; absent where there are none
 * @param look as readers take it; absent for one of plain Latin letters only, which looks like nothing else. So
 *     <i>burn</i> is not taken for a word with an m in place of rn
 * @param loose as it may be meant: where alphabets are mixed, letter by letter; where letters are drawn out, each once
 * @param bare without signs around it, which may stand for a letter or for nothing; absent where there are none
 */
record FoldedWord(
        int start,
        int end,
        String plain,
        @Nullable String other,
        @Nullable String look,
        @Nullable String loose,
        @Nullable FoldedWord bare) {

    private static final Pattern UNSPACED = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");

    static final int FEWEST_LETTERS = 3;
    /** <i>5S</i> and <i>S4</i> are names of things. */
    private static final int FEWEST_WITH_DIGITS = 4;

    /** Between letters that stand apart; a space too. */
    private static final int WIDEST_GAP = 3;

    /** One of them joins parts of a word; more are a dash, or a pause. */
    private static final String JOINING_ONCE = ".-\u2010";
    /** Some in a row join parts of a word, as pictures do. */
    private static final String JOINING = "_*~^=#\u2022\u00B7|+\\";

    /** Signs that are letters wherever they stand; the others may part two words. */
    private static final String LETTERS_ANYWHERE = "@$";

    private static final String NO_LETTER_AT_THE_END = "!\u00A1";

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
        for (int i = sign - 1; i >= Math.max(0, sign - WIDEST_GAP - 1); i--) {
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
            default -> Character.isLetterOrDigit(c);
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
        return folded(text, start, end, isSigned ? folded(text, first, last, null) : null);
    }

    private static FoldedWord folded(ReadText text, int start, int end, @Nullable FoldedWord bare) {
        String written = text.part(start, end);
        String out = text.writtenOut(start, end);
        String other = out == null ? null : lowerCase(out);
        if (isPlainLatin(written)) {
            return new FoldedWord(
                    start,
                    end,
                    written.toLowerCase(Locale.ROOT),
                    other,
                    hidesCapitalI(written) ? look(written) : null,
                    isDrawnOut(written) ? drawnOut(lowerCase(written)) : null,
                    bare);
        }
        String plain = lowerCase(written);
        return new FoldedWord(
                start,
                end,
                plain,
                other,
                plain.codePoints().anyMatch(Character::isLetter) ? look(plain) : null,
                isDrawnOut(plain) ? drawnOut(plain) : isMixed(plain) ? mixed(plain) : null,
                bare);
    }

    /** As no word of any language is. */
    private static boolean isDrawnOut(String written) {
        for (int i = 2; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == written.charAt(i - 1) && c == written.charAt(i - 2) && Character.isLetter(c)) {
                return true;
            }
        }
        return false;
    }

    private static String drawnOut(String plain) {
        String letters = mixed(plain);
        var once = new StringBuilder(letters.length()).append('~');
        letters.chars().filter(c -> c != once.charAt(once.length() - 1)).forEach(c -> once.append((char) c));
        return once.toString();
    }

    /** Whether it has letters of Latin and of another alphabet. */
    private static boolean isMixed(String plain) {
        return plain.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && plain.chars().anyMatch(c -> c >= 0x80 && Character.isLetter(c));
    }

    private static String mixed(String plain) {
        return LookAlikes.latin(spelled(plain, hasLetters(plain)));
    }

    private static String lowerCase(String written) {
        return UCharacter.foldCase(written, true);
    }

    private static boolean isPlainLatin(String written) {
        return written.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
    }

    /** A capital I among small letters, or a small l among capitals, is there for its look. */
    private static boolean hidesCapitalI(String written) {
        return written.indexOf('I', 1) > 0 && written.chars().anyMatch(Character::isLowerCase)
                || written.indexOf('l', 1) > 0
                        && written.length() >= FEWEST_LETTERS
                        && written.chars().allMatch(c -> c == 'l' || Character.isUpperCase(c))
                        && written.chars().anyMatch(Character::isUpperCase);
    }

    private static String look(String word) {
        return look(word, hasLetters(word));
    }

    private static boolean hasLetters(String word) {
        return word.length() >= FEWEST_WITH_DIGITS
                && word.chars().filter(Character::isLetter).count() > 1;
    }

    private static String look(String word, boolean digitsToo) {
        return SpoofCheckedNames.look(spelled(word, digitsToo));
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

    /** Whether they are parts of one word that was taken apart: <i>w o r d</i>, <i>wo-rd</i>, <i>w.o.r.d</i>. */
    boolean isJoinedTo(FoldedWord next, ReadText text) {
        int gap = next.start - end;
        if (gap > WIDEST_GAP) {
            return false;
        }
        if (isOne() && next.isOne()) {
            return true;
        }
        if (gap == 1 && JOINING_ONCE.indexOf(text.charAt(end)) >= 0) {
            // Sums, scores and names of things: 14.88, AS-5.
            return letters() > 0
                    && next.letters() > 0
                    && !isForgottenSpace(text.charAt(end - 1), text.charAt(end), text.charAt(next.start));
        }
        for (int i = end; i < next.start; i++) {
            char c = text.charAt(i);
            if (c < 0x80 ? JOINING.indexOf(c) < 0 : !isPicture(c)) {
                return false;
            }
        }
        return true;
    }

    /** Behind a sentence. */
    private static boolean isForgottenSpace(char before, char sign, char after) {
        return sign == '.' && Character.isLowerCase(before) && Character.isUpperCase(after);
    }

    private static boolean isPicture(char c) {
        return JOINING.indexOf(c) >= 0 || Character.isSurrogate(c) || Character.getType(c) == Character.OTHER_SYMBOL;
    }

    private boolean isOne() {
        return end - start == 1;
    }

    boolean isPlainLatin() {
        return isPlainLatin(plain);
    }

    /** As part of a word: whatever it has may stand for a letter. */
    String lookInRow() {
        if (!isPlainLatin()) {
            return look(plain, true);
        }
        var looks = new StringBuilder(plain.length());
        plain.chars().forEach(c -> looks.append(Latin.LOOKS.get(c - 'a')));
        return looks.toString();
    }

    /** Of each letter, as it takes long. */
    private static final class Latin {
        static final List<String> LOOKS = IntStream.rangeClosed('a', 'z')
                .mapToObj(c -> SpoofCheckedNames.look(Character.toString(c)))
                .toList();
    }

    /** Letter by letter. */
    String mixedInRow() {
        return LookAlikes.latin(spelled(plain, true));
    }

    int letters() {
        return (int) plain.codePoints().filter(Character::isLetter).count();
    }

    static boolean isUnspaced(String word) {
        return UNSPACED.matcher(word).find();
    }

    /** What a list finds it by. */
    Set<String> keys() {
        var keys = new LinkedHashSet<String>();
        keys.add(plain);
        if (other != null) {
            keys.add(other);
        }
        if (look != null) {
            keys.add(look);
        }
        if (loose != null) {
            keys.add(loose);
        }
        if (bare != null) {
            keys.addAll(bare.keys());
        }
        return keys;
    }

    /**
     * A word to look for.
     *
     * @param plain in each way it may be spelled, as {@code look}
     * @param look however it is written
     * @param mixed letter by letter
     * @param drawnOut with each of its letters once
     * @param latin whether it is of plain Latin letters: another one of those is never taken for it
     */
    record Listed(Set<String> plain, Set<String> look, Set<String> mixed, Set<String> drawnOut, boolean latin) {

        static List<Listed> in(String phrase) {
            return FoldedWord.in(ReadText.of(phrase)).stream().map(Listed::of).toList();
        }

        private static Listed of(FoldedWord word) {
            var plain = new LinkedHashSet<String>();
            var look = new LinkedHashSet<String>();
            var mixed = new LinkedHashSet<String>();
            var drawnOut = new LinkedHashSet<String>();
            Stream.of(word.plain(), word.other()).forEach(each -> {
                if (each != null) {
                    plain.add(each);
                    look.add(FoldedWord.look(each));
                    mixed.add(FoldedWord.mixed(each));
                    drawnOut.add(FoldedWord.drawnOut(each));
                }
            });
            return new Listed(plain, look, mixed, drawnOut, isPlainLatin(word.plain()));
        }

        Set<String> keys() {
            var keys = new LinkedHashSet<>(plain);
            keys.addAll(look);
            keys.addAll(mixed);
            keys.addAll(drawnOut);
            return keys;
        }

        /** Whether readers take that one for it. */
        boolean isMeantBy(FoldedWord word) {
            FoldedWord bare = word.bare();
            return isSpelled(word.plain())
                    || isSpelled(word.other())
                    || word.look() != null && look.contains(word.look())
                    || !latin && look.contains(word.plain())
                    || word.loose() != null && (mixed.contains(word.loose()) || drawnOut.contains(word.loose()))
                    || bare != null && isMeantBy(bare);
        }

        private boolean isSpelled(@Nullable String word) {
            return word != null && plain.contains(word);
        }
    }
}
