package io.broadsheet.comment.application;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import io.broadsheet.chassis.Texts;
import io.broadsheet.comment.domain.WordList.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text without case, width, composition and what nobody sees, for scripts that put no spaces between words; without the
 * few spaces and signs too that take a word apart.
 *
 * @param from of each unit, where what it stands for begins in the text as written
 * @param to and where that ends
 */
record FoldedText(String text, List<Integer> from, List<Integer> to) {

    /** A character with what is put on it, as half-width voicing marks are. */
    private static final Pattern CHARACTER = Pattern.compile("(?s).[\\p{M}\\p{Cf}\\uFF9E\\uFF9F]*+");

    private static final String UNSPACED =
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]";

    private static final String SIGNS = "\\p{So}._*~^=#\\u2022\\u00B7+\\\\'-";

    /** None of those that part sentences, as spaces do in all of these scripts but Han. */
    private static final Pattern GAP = Pattern.compile("(?<=" + UNSPACED + "\\p{M}{0,4})[" + SIGNS + "]{1,3}+(?="
            + UNSPACED + ")|(?<=\\p{IsHan})[\\p{Zs}" + SIGNS + "]{1,3}+(?=\\p{IsHan})");

    static FoldedText of(String written) {
        var text = new StringBuilder(written.length());
        var from = new ArrayList<Integer>();
        var to = new ArrayList<Integer>();
        var characters = CHARACTER.matcher(written);
        while (characters.find()) {
            String seen = Texts.withoutIgnorable(characters.group());
            String folded = UCharacter.foldCase(Normalizer2.getNFKCInstance().normalize(seen), true);
            text.append(folded);
            for (int i = 0; i < folded.length(); i++) {
                from.add(characters.start());
                to.add(characters.end());
            }
        }
        return new FoldedText(text.toString(), from, to).withoutGaps();
    }

    private FoldedText withoutGaps() {
        var gaps = GAP.matcher(text);
        if (!gaps.find()) {
            return this;
        }
        var kept = new StringBuilder(text.length());
        var keptFrom = new ArrayList<Integer>();
        var keptTo = new ArrayList<Integer>();
        int at = 0;
        boolean more = true;
        while (more) {
            append(at, gaps.start(), kept, keptFrom, keptTo);
            at = gaps.end();
            more = gaps.find();
        }
        append(at, text.length(), kept, keptFrom, keptTo);
        return new FoldedText(kept.toString(), keptFrom, keptTo);
    }

    private void append(int start, int end, StringBuilder kept, List<Integer> keptFrom, List<Integer> keptTo) {
        kept.append(text, start, end);
        keptFrom.addAll(from.subList(start, end));
        keptTo.addAll(to.subList(start, end));
    }

    /** Where the same letters stand, whatever is around them. */
    List<Span> find(String letters) {
        var found = new ArrayList<Span>();
        int at = letters.isEmpty() ? -1 : text.indexOf(letters);
        while (at >= 0) {
            int end = at + letters.length();
            found.add(new Span(from.get(at), to.get(end - 1)));
            at = text.indexOf(letters, end);
        }
        return found;
    }
}
