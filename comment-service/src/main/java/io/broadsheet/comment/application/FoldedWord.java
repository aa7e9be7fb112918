package io.broadsheet.comment.application;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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
 * @param bare without signs around it, which may stand for a letter or for nothing, and without {@link StuckWords}; absent
 *     where there are none
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

    /** Between letters that stand apart; a space too. */
    static final int WIDEST_GAP = 3;

    /** One of them joins parts of a word; more are a dash, or a pause. */
    private static final String JOINING_ONCE = ".-\u2010";
    /** Some in a row join parts of a word, as pictures do. */
    private static final String JOINING = "_*~^=#\u2022\u00B7|+\\";

    /** @param bare the same without what is around it, if something is */
    static FoldedWord of(ReadText text, int start, int end, @Nullable FoldedWord bare) {
        String written = text.part(start, end);
        String out = text.writtenOut(start, end);
        String other = out == null ? null : WordForms.lowerCase(out);
        if (WordForms.isPlainLatin(written)) {
            return new FoldedWord(
                    start,
                    end,
                    written.toLowerCase(Locale.ROOT),
                    other,
                    WordForms.hidesCapitalI(written) ? WordForms.look(written) : null,
                    WordForms.isDrawnOut(written) ? WordForms.drawnOut(WordForms.lowerCase(written)) : null,
                    bare);
        }
        String plain = WordForms.lowerCase(written);
        return new FoldedWord(
                start,
                end,
                plain,
                other,
                plain.codePoints().anyMatch(Character::isLetter) ? WordForms.look(plain) : null,
                WordForms.isDrawnOut(plain)
                        ? WordForms.drawnOut(plain)
                        : WordForms.isMixed(plain) ? WordForms.mixed(plain) : null,
                bare);
    }

    /** Whether they are parts of one word that was taken apart: <i>w o r d</i>, <i>wo-rd</i>, <i>w.o.r.d</i>. */
    boolean isJoinedTo(FoldedWord next, ReadText text) {
        int gap = next.start - end;
        if (gap > WIDEST_GAP) {
            return false;
        }
        if (KoreanWords.isOneLetter(text, start, end) && KoreanWords.isOneLetter(text, next.start, next.end)) {
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

    boolean isPlainLatin() {
        return WordForms.isPlainLatin(plain);
    }

    /** As part of a word: whatever it has may stand for a letter. */
    String lookInRow() {
        return WordForms.lookInRow(plain);
    }

    /** Letter by letter. */
    String mixedInRow() {
        return WordForms.mixedInRow(plain);
    }

    int letters() {
        return (int) plain.codePoints().filter(VowelSigns::isLetterOrMark).count();
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
            return WordTokenizer.in(ReadText.of(phrase)).stream()
                    .map(Listed::of)
                    .toList();
        }

        private static Listed of(FoldedWord word) {
            var plain = new LinkedHashSet<String>();
            var look = new LinkedHashSet<String>();
            var mixed = new LinkedHashSet<String>();
            var drawnOut = new LinkedHashSet<String>();
            Stream.of(word.plain(), word.other()).forEach(each -> {
                if (each != null) {
                    plain.add(each);
                    look.add(WordForms.look(each));
                    mixed.add(WordForms.mixed(each));
                    String once = WordForms.drawnOut(each);
                    if (WordForms.isToldBy(once)) {
                        drawnOut.add(once);
                    }
                }
            });
            return new Listed(plain, look, mixed, drawnOut, WordForms.isPlainLatin(word.plain()));
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
