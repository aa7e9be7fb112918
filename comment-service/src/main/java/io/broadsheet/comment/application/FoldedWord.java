package io.broadsheet.comment.application;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import io.broadsheet.chassis.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A word of a text.
 *
 * @param from in UTF-16 units, as {@code to}
 * @param plain without case, width, accents and what nobody sees
 * @param look as readers take it; absent for one of plain Latin letters only, which looks like nothing else. So
 *     <i>burn</i> is not taken for a word with an m in place of rn
 * @param bare without signs around it, which may stand for a letter or for nothing; absent where there are none
 */
record FoldedWord(
        int from,
        int to,
        String plain,
        @Nullable String look,
        @Nullable FoldedWord bare) {

    private static final Pattern WORD = Pattern.compile("[@$]?[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}\\p{Cf}@$]*+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern UNSPACED = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");
    private static final Pattern BETWEEN_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]{1,3}");

    private static final Pattern SIGNS_AROUND = Pattern.compile("^[@$]+|[@$]+$");

    static final int FEWEST_LETTERS = 3;
    /** <i>5S</i> and <i>S4</i> are names of things. */
    private static final int FEWEST_WITH_DIGITS = 4;

    static List<FoldedWord> in(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> of(word.start(), word.end(), word.group()))
                .toList();
    }

    private static FoldedWord of(int from, int to, String written) {
        String unsigned = SIGNS_AROUND.matcher(written).replaceAll("");
        return folded(from, to, written, unsigned.equals(written) ? null : folded(from, to, unsigned, null));
    }

    private static FoldedWord folded(int from, int to, String written, @Nullable FoldedWord bare) {
        if (isPlainLatin(written)) {
            return new FoldedWord(
                    from, to, written.toLowerCase(Locale.ROOT), hidesCapitalI(written) ? look(written) : null, bare);
        }
        String seen = Texts.withoutIgnorable(written);
        String folded = UCharacter.foldCase(Normalizer2.getNFKCInstance().normalize(seen), true);
        String plain =
                MARKS.matcher(Normalizer2.getNFKDInstance().normalize(folded)).replaceAll("");
        return new FoldedWord(
                from, to, plain, plain.codePoints().anyMatch(Character::isLetter) ? look(plain) : null, bare);
    }

    private static boolean isPlainLatin(String written) {
        return written.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
    }

    /** A capital I within a word of small letters is there for its look. */
    private static boolean hidesCapitalI(String written) {
        return written.indexOf('I', 1) > 0 && written.chars().anyMatch(Character::isLowerCase);
    }

    private static String look(String word) {
        var letters = new StringBuilder(word.length());
        boolean digitsToo = word.length() >= FEWEST_WITH_DIGITS
                && word.chars().filter(Character::isLetter).count() > 1;
        word.chars()
                .map(c -> Character.isDigit(c) && !digitsToo ? c : letter(c))
                .forEach(c -> letters.append((char) c));
        return SpoofCheckedNames.look(letters.toString());
    }

    /** What digits and signs stand for. */
    private static int letter(int c) {
        return switch (c) {
            case '@', '4' -> 'a';
            case '$', '5' -> 's';
            case '0' -> 'o';
            case '1' -> 'i';
            case '3' -> 'e';
            case '7' -> 't';
            default -> c;
        };
    }

    /** Letters that stand apart in a row: <i>w o r d</i>, <i>w.o.r.d</i>. */
    static List<List<FoldedWord>> spelledOut(List<FoldedWord> words, String text) {
        var found = new ArrayList<List<FoldedWord>>();
        int start = 0;
        while (start < words.size()) {
            int end = start;
            while (end < words.size() && words.get(end).isLetter() && (end == start || isNext(words, end, text))) {
                end++;
            }
            if (end - start >= FEWEST_LETTERS) {
                found.add(words.subList(start, end));
            }
            start = Math.max(end, start + 1);
        }
        return found;
    }

    private static boolean isNext(List<FoldedWord> words, int index, String text) {
        return BETWEEN_LETTERS
                .matcher(text.substring(
                        words.get(index - 1).to(), words.get(index).from()))
                .matches();
    }

    private boolean isLetter() {
        return plain.length() == 1 && Character.isLetter(plain.charAt(0));
    }

    static boolean isUnspaced(String word) {
        return UNSPACED.matcher(word).find();
    }

    /** What a list finds it by. */
    List<String> keys() {
        var keys = new LinkedHashSet<String>();
        keys.add(plain);
        if (look != null) {
            keys.add(look);
        }
        if (bare != null) {
            keys.addAll(bare.keys());
        }
        return List.copyOf(keys);
    }

    /**
     * A word to look for.
     *
     * @param look however it is written
     * @param latin whether it is of plain Latin letters: another one of those is never taken for it
     */
    record Listed(String plain, String look, boolean latin) {

        static List<Listed> in(String phrase) {
            return FoldedWord.in(phrase).stream()
                    .map(word -> new Listed(word.plain(), FoldedWord.look(word.plain()), isPlainLatin(word.plain())))
                    .toList();
        }

        Set<String> keys() {
            return plain.equals(look) ? Set.of(plain) : Set.of(plain, look);
        }

        /** Whether readers take that one for it. */
        boolean isMeantBy(FoldedWord word) {
            FoldedWord bare = word.bare();
            return plain.equals(word.plain())
                    || look.equals(word.look())
                    || !latin && look.equals(word.plain())
                    || bare != null && isMeantBy(bare);
        }
    }
}
