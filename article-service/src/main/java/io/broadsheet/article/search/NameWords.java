package io.broadsheet.article.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Names are of any language and in any writing: whole words where spaces part them, else pairs of signs. */
final class NameWords extends Analyzer {

    private final boolean single;

    /** @param single whether single signs are kept beside pairs, rather than alone where there is no pair */
    NameWords(boolean single) {
        this.single = single;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        var folded = Ideographs.folded(new EnglishPossessiveFilter(words));
        return new TokenStreamComponents(words, new Clusters(Ideographs.pairs(folded, single), single));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream words) {
        return Ideographs.folded(words);
    }

    /** The end of one name and the beginning of the next are no name. */
    @Override
    public int getPositionIncrementGap(String field) {
        return 100;
    }
}
