package io.broadsheet.article.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * As {@link CJKAnalyzer}, two neighbouring signs are a word; each sign is kept by itself too, so that a single one can be
 * asked for. No word is too small: those of English, which that class leaves out, are names in a text of signs (IT, NO).
 */
final class Ideographs extends Analyzer {

    private static final int ALL =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    private final boolean single;

    /** @param single whether single signs are kept beside pairs, rather than alone where there is no pair */
    Ideographs(boolean single) {
        this.single = single;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        return new TokenStreamComponents(words, pairs(folded(words), single));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream words) {
        return folded(words);
    }

    static TokenStream folded(TokenStream words) {
        return new SimplifiedSigns(new LowerCaseFilter(new CJKWidthFilter(words)));
    }

    /** @param single as for the whole */
    static TokenStream pairs(TokenStream words, boolean single) {
        return new CJKBigramFilter(new HangulRuns(words), ALL, single);
    }
}
