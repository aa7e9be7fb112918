package io.broadsheet.article.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/** Beside a word what other forms of it have in its place, or beside a stem that some forms change. */
final class StemChanges extends TokenFilter {

    /** Less is a word of its own too often; where a stem may be shorter, see {@link ShortStems}. */
    private static final int SHORTEST = 3;

    private static final int MOST_KNOWN = 1_024;

    private final Function<String, Stream<String>> changes;
    private final int shortest;
    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Deque<String> others = new ArrayDeque<>();
    /** The rules take longer than all else, and most words have been there before. */
    private final Map<String, List<String>> known = new HashMap<>();

    private AttributeSource.@Nullable State stem;

    private StemChanges(TokenStream words, Function<String, Stream<String>> changes, int shortest) {
        super(words);
        this.changes = changes;
        this.shortest = shortest;
    }

    /** @param key of the analysis */
    static TokenStream beside(TokenStream stems, String key) {
        return StemRules.isKnown(key)
                ? new StemChanges(stems, stem -> StemRules.others(stem, key), ShortStems.mayBeShort(key) ? 1 : SHORTEST)
                : stems;
    }

    /** @param words that are yet to be stemmed */
    static TokenStream beside(TokenStream words, Function<String, Stream<String>> changes) {
        return new StemChanges(words, changes, SHORTEST);
    }

    static TokenStream ofAnyLength(TokenStream stems, Function<String, Stream<String>> changes) {
        return new StemChanges(stems, changes, 1);
    }

    @Override
    public boolean incrementToken() throws IOException {
        var other = others.poll();
        if (other != null) {
            restoreState(stem);
            word.setEmpty().append(other);
            step.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        var written = word.toString();
        others.addAll(others(written));
        stem = others.isEmpty() ? null : captureState();
        return true;
    }

    private List<String> others(String written) {
        var found = known.get(written);
        if (found == null) {
            if (known.size() == MOST_KNOWN) {
                known.clear();
            }
            found = changes.apply(written)
                    .filter(made -> made.length() >= shortest && !made.equals(written))
                    .distinct()
                    .toList();
            known.put(written, found);
        }
        return found;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        others.clear();
        stem = null;
    }
}
