package io.broadsheet.article.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/**
 * Parts a run of Burmese, Khmer, Lao or Thai, which have no spaces, into pairs of neighbouring characters as readers see
 * them, as {@link Ideographs} does. Dictionaries would part a name in a compound otherwise than the name alone.
 */
final class Clusters extends TokenFilter {

    private static final String RUN = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.SOUTHEAST_ASIAN];
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private final boolean single;
    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute place = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);
    private final Deque<Part> parts = new ArrayDeque<>();
    private AttributeSource.@Nullable State run;
    private boolean isFirst;

    /** @param step from the part before */
    private record Part(String text, int start, int step) {}

    /** @param single whether single characters are kept beside pairs, rather than alone where there is no pair */
    Clusters(TokenStream words, boolean single) {
        super(words);
        this.single = single;
    }

    /** Words as they are, in whatever language. */
    static Analyzer analyzer(boolean indexing) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var words = new StandardTokenizer();
                return new TokenStreamComponents(
                        words, new Clusters(new LowerCaseFilter(new EnglishPossessiveFilter(words)), indexing));
            }

            @Override
            protected TokenStream normalize(String field, TokenStream words) {
                return new LowerCaseFilter(words);
            }
        };
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (parts.isEmpty()) {
            if (!input.incrementToken()) {
                return false;
            }
            if (!type.type().equals(RUN)) {
                return true;
            }
            cut(word.toString());
            run = captureState();
            isFirst = true;
        }
        write(parts.remove());
        return true;
    }

    private void write(Part part) {
        restoreState(run);
        var isAsWritten = place.endOffset() - place.startOffset() == word.length();
        word.setEmpty().append(part.text);
        if (isAsWritten) {
            var start = place.startOffset() + part.start;
            place.setOffset(start, start + part.text.length());
        }
        if (!isFirst) {
            step.setPositionIncrement(part.step);
        }
        isFirst = false;
    }

    private void cut(String text) {
        var clusters = CLUSTER.matcher(text).results().toList();
        for (var i = 0; i < clusters.size(); i++) {
            var start = clusters.get(i).start();
            if (single || clusters.size() == 1) {
                parts.add(new Part(clusters.get(i).group(), start, 1));
            }
            if (i + 1 < clusters.size()) {
                parts.add(new Part(text.substring(start, clusters.get(i + 1).end()), start, single ? 0 : 1));
            }
        }
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        parts.clear();
        run = null;
    }
}
