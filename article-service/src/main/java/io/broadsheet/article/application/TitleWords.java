package io.broadsheet.article.application;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.broadsheet.chassis.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The words of a title, folded, by whose beginnings the newsroom finds it. */
public final class TitleWords {

    private static final int MOST = 60;
    private static final int LONGEST = 40;
    /** A title is found by the longest of these that a word asked for has; the rest of the word is compared. */
    private static final int[] STARTS = {4, 2};

    private TitleWords() {}

    /** @return each once, in their order */
    public static List<String> of(String text) {
        var folded = Texts.folded(text);
        var boundaries = BreakIterator.getWordInstance(ULocale.ROOT);
        boundaries.setText(folded);
        var words = new LinkedHashSet<String>();
        var start = boundaries.first();
        for (var end = boundaries.next();
                end != BreakIterator.DONE && words.size() < MOST;
                start = end, end = boundaries.next()) {
            if (boundaries.getRuleStatus() != BreakIterator.WORD_NONE) {
                words.add(start(folded.substring(start, end), LONGEST));
            }
        }
        return List.copyOf(words);
    }

    /** What an index has of these words: each beginning of two and of four characters. */
    public static List<String> starts(List<String> words) {
        Set<String> starts = new LinkedHashSet<>();
        for (var word : words) {
            for (var length : STARTS) {
                if (word.codePointCount(0, word.length()) >= length) {
                    starts.add(start(word, length));
                }
            }
        }
        return new ArrayList<>(starts);
    }

    private static String start(String word, int length) {
        return word.codePointCount(0, word.length()) <= length
                ? word
                : word.substring(0, word.offsetByCodePoints(0, length));
    }
}
