package io.broadsheet.article.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/**
 * For languages that write compounds as one word: beside a long word its beginnings and ends, each with a sign before
 * it that no word has. So Gipfel and Klima find Klimagipfel, though less surely than a word that is just so. There is no
 * dictionary of compounds under a licence that fits, so a part may be none: such a hit usually comes last.
 */
final class WordParts extends TokenFilter {

    static final String SIGN = "~";
    static final int SHORTEST = 4;

    private static final Set<String> COMPOUNDING = Set.of("de", "nl", "sv", "da", "no", "fi", "hu", "et");
    private static final int SHORTEST_COMPOUND = 8;
    /** Four letters are in the middle of too many words that have nothing to do with them. */
    private static final int SHORTEST_WITHIN = 5;

    /** What is cut off: two letters are an ending, not a word. */
    private static final int SHORTEST_REST = 3;

    /** Before a compound these can stand all the same: Unwetterwarnung, Beratungsstelle. */
    private static final Map<String, Set<String>> SHORT_PREFIXES = Map.of(
            "de", Set.of("ab", "an", "be", "da", "ei", "er", "ge", "im", "in", "ob", "um", "un", "ur", "zu"),
            "nl", Set.of("af", "be", "er", "ge", "in", "na", "om", "on", "op"));

    private static final int PREFIX = 2;
    private static final int LONGEST_COMPOUND = 60;

    private final Set<String> prefixes;
    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Deque<String> parts = new ArrayDeque<>();
    private AttributeSource.@Nullable State whole;

    /** @param key of the analysis */
    WordParts(TokenStream words, String key) {
        super(words);
        this.prefixes = SHORT_PREFIXES.getOrDefault(key, Set.of());
    }

    /**
     * What stands in the middle of a compound is the beginning of one of its ends: gipfel of gipfeltreffen, which is kept of
     * Klimagipfeltreffen. A stem that is too short for it gives way to the word as it was typed: wetter for wett.
     *
     * @param asked for by {@link Asked}
     * @param typed the same without its stem, folded
     */
    static Set<Term> within(Query asked, Term typed) {
        var beginnings = new LinkedHashSet<Term>();
        asked.visit(new QueryVisitor() {
            @Override
            public void consumeTerms(Query query, Term... terms) {
                Stream.of(terms).filter(WordParts::isLong).forEach(beginnings::add);
            }
        });
        var whole = new Term(typed.field(), SIGN + typed.text());
        if (beginnings.isEmpty() && isLong(whole)) {
            beginnings.add(whole);
        }
        return beginnings;
    }

    private static boolean isLong(Term beginning) {
        return beginning.text().length() >= SIGN.length() + SHORTEST_WITHIN;
    }

    /** @param key of an analysis */
    static boolean areKept(String key) {
        return COMPOUNDING.contains(key);
    }

    @Override
    public boolean incrementToken() throws IOException {
        var part = parts.poll();
        if (part != null) {
            restoreState(whole);
            word.setEmpty().append(part);
            step.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        var length = word.length();
        if (length >= SHORTEST_COMPOUND && length <= LONGEST_COMPOUND) {
            cut(word.toString(), length);
            whole = captureState();
        }
        return true;
    }

    private void cut(String compound, int length) {
        for (var size = SHORTEST; size <= length - SHORTEST_REST; size++) {
            parts.add(SIGN + compound.substring(0, size));
            parts.add(SIGN + compound.substring(length - size));
        }
        // What is behind it is to be a compound itself: not Schluss of Beschluss.
        if (length - PREFIX >= SHORTEST_COMPOUND && prefixes.contains(compound.substring(0, PREFIX))) {
            parts.add(SIGN + compound.substring(PREFIX));
        }
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        parts.clear();
        whole = null;
    }

    /** What a word is to be looked for as, if it may be part of another. */
    static final class Asked extends TokenFilter {

        private final CharTermAttribute word = addAttribute(CharTermAttribute.class);

        Asked(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            if (word.length() >= SHORTEST) {
                var part = SIGN + word;
                word.setEmpty().append(part);
            }
            return true;
        }
    }
}
