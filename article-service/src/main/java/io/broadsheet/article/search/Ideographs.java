package io.broadsheet.article.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * As {@link CJKAnalyzer}, two neighbouring signs are a word; each sign is kept by itself too, so that a single one can be
 * asked for.
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
        TokenStream folded = new SimplifiedSigns(new LowerCaseFilter(new CJKWidthFilter(words)));
        return new TokenStreamComponents(
                words, new StopFilter(new CJKBigramFilter(folded, ALL, single), CJKAnalyzer.getDefaultStopSet()));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream words) {
        return new SimplifiedSigns(new LowerCaseFilter(new CJKWidthFilter(words)));
    }
}
