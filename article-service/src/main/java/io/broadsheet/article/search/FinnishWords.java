package io.broadsheet.article.search;

import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.FinnishStemmer;

/**
 * As {@link FinnishAnalyzer}, but names and nouns that end with si keep it: the stemmer takes it for "your", which is rare in
 * a newspaper, and makes ruot of Ruotsi. As genitives they have the stem of their other forms.
 */
final class FinnishWords extends Analyzer {

    private static final int SHORTEST = 5;
    /** Behind others the s goes in the other forms: kansi, kannen. */
    private static final String BEFORE = "aeiouyäötpk";

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        TokenStream content = new StopFilter(new LowerCaseFilter(words), FinnishAnalyzer.getDefaultStopSet());
        return new TokenStreamComponents(words, new SnowballFilter(new Genitives(content), new FinnishStemmer()));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream words) {
        return new LowerCaseFilter(words);
    }

    private static final class Genitives extends TokenFilter {

        private final CharTermAttribute word = addAttribute(CharTermAttribute.class);

        Genitives(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            var length = word.length();
            if (length >= SHORTEST
                    && word.charAt(length - 1) == 'i'
                    && word.charAt(length - 2) == 's'
                    && BEFORE.indexOf(word.charAt(length - 3)) >= 0) {
                word.append('n');
            }
            return true;
        }
    }
}
