package io.broadsheet.comment.score;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What of a comment is compared: its words, found as Unicode says (UAX 29; Chinese, Japanese and Thai by dictionary), without
 * case and width, words of look-alike letters as the Latin ones they are read for, and a few traits of the whole.
 */
final class Words {

    /** Every comment has it. */
    static final String ANY = "#";

    private static final String ONE_LINK = "#link";
    private static final String LINKS = "#links";
    private static final String CAPITALS = "#capitals";
    /** No word begins so: those are letters and digits. */
    private static final String TRAIT = "#";

    private static final int MOST = 250;
    private static final int LONGEST = 40;
    private static final int SHOUTED = 12;

    /** Their data is read at the first comment, not at the start. */
    private static final class Data {
        static final BreakIterator BOUNDARIES = BreakIterator.getWordInstance(java.util.Locale.ROOT);
        static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();
        static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();
    }

    private Words() {}

    static boolean isTrait(String key) {
        return key.startsWith(TRAIT);
    }

    /** @return as compared, each once, in their order; with each how it was written first */
    static Map<String, String> of(String text) {
        var found = new LinkedHashMap<String, String>();
        found.put(ANY, "");
        int links = 0;
        var boundaries = (BreakIterator) Data.BOUNDARIES.clone();
        boundaries.setText(text);
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE && found.size() < MOST; end = boundaries.next()) {
            if (boundaries.getRuleStatus() != BreakIterator.WORD_NONE && end - start <= LONGEST) {
                String written = text.substring(start, end);
                String key = key(written);
                links += key.equals("http") || key.equals("https") ? 1 : 0;
                if (!key.isEmpty()) {
                    found.putIfAbsent(key, written);
                }
            }
            start = end;
        }
        if (links > 0) {
            found.put(links == 1 ? ONE_LINK : LINKS, "");
        }
        if (isShouted(text)) {
            found.put(CAPITALS, "");
        }
        return found;
    }

    private static String key(String written) {
        if (isPlain(written)) {
            return UCharacter.foldCase(written, true);
        }
        String folded = Data.FOLDING.normalize(written);
        // What only looks Latin is taken for Latin; every other word stays in its own letters.
        String look = Data.CONFUSABLES.getSkeleton(folded).replace("rn", "m");
        return isPlain(look) ? UCharacter.foldCase(look, true) : folded;
    }

    private static boolean isPlain(String word) {
        return word.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isShouted(String text) {
        long upper = text.chars().filter(Character::isUpperCase).count();
        return upper >= SHOUTED
                && upper > 2 * text.chars().filter(Character::isLowerCase).count();
    }
}
