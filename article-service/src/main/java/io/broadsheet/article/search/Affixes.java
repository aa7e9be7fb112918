package io.broadsheet.article.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/**
 * Hebrew and Arabic write "and", "in", "to" and "the" straight before a word: beside it stands the same without such letters,
 * also without its ending, in Arabic that of the accusative. A letter that is the word's own may go as well; what is left then is no word, and asked
 * for by nobody.
 */
final class Affixes extends TokenFilter {

    private static final int SHORTEST_REST = 3;
    /** Behind two of the letters the stemmer leaves it: "and in the schools". */
    private static final String ARTICLE = "\u0627\u0644";

    private final String prefixes;
    private final List<String> endings;
    private final int most;
    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Deque<String> rests = new ArrayDeque<>();
    private AttributeSource.@Nullable State whole;

    private Affixes(TokenStream words, String prefixes, List<String> endings, int most) {
        super(words);
        this.prefixes = prefixes;
        this.endings = endings;
        this.most = most;
    }

    /**
     * @param key of the analysis
     * @param indexing rather than asking: of what is asked for one letter may go, since each more would find what nobody means
     * @return the same words where the language has nothing of it
     */
    static TokenStream without(TokenStream words, String key, boolean indexing) {
        return switch (key) {
            case "he" ->
                new Affixes(
                        words,
                        "\u05D5\u05D4\u05D1\u05DB\u05DC\u05DE\u05E9",
                        List.of("\u05D9\u05DD", "\u05D5\u05EA", "\u05D4", "\u05EA", "\u05D9"),
                        indexing ? 3 : 1);
            // Other endings and the article went with the stem.
            case "ar" -> new Affixes(words, "\u0648\u0641\u0628\u0643\u0644", List.of("\u0627"), indexing ? 2 : 1);
            default -> words;
        };
    }

    @Override
    public boolean incrementToken() throws IOException {
        var rest = rests.poll();
        if (rest != null) {
            restoreState(whole);
            word.setEmpty().append(rest);
            step.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        rests.addAll(rests(word.toString()));
        whole = rests.isEmpty() ? null : captureState();
        return true;
    }

    private Set<String> rests(String written) {
        var all = new LinkedHashSet<String>();
        addWithoutEnding(written, all);
        for (var cut = 1;
                cut <= most
                        && written.length() - cut >= SHORTEST_REST
                        && prefixes.indexOf(written.charAt(cut - 1)) >= 0;
                cut++) {
            var rest = written.substring(cut);
            all.add(rest);
            addWithoutEnding(rest, all);
            if (rest.startsWith(ARTICLE) && rest.length() - ARTICLE.length() >= SHORTEST_REST) {
                all.add(rest.substring(ARTICLE.length()));
                addWithoutEnding(rest.substring(ARTICLE.length()), all);
            }
        }
        return all;
    }

    private void addWithoutEnding(String written, Set<String> rests) {
        endings.stream()
                .filter(ending -> written.endsWith(ending) && written.length() - ending.length() >= SHORTEST_REST)
                .findFirst()
                .ifPresent(ending -> rests.add(written.substring(0, written.length() - ending.length())));
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        rests.clear();
        whole = null;
    }
}
