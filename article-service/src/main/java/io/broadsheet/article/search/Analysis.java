package io.broadsheet.article.search;

import java.io.Reader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * Cuts text into words and their stems as its language wants it, told by the end of the field's name. Accents of Latin
 * letters do not matter anywhere, nor which of two letters is written that people take for one, nor what readers do not see.
 */
final class Analysis extends DelegatingAnalyzerWrapper {

    private enum Use {
        INDEXING,
        ASKING,
        /** For what is to be like an article. */
        COMPARING,
        /** For words that may be part of another. */
        ASKING_PARTS
    }

    static final Analysis INDEXING = new Analysis(Use.INDEXING);
    static final Analysis ASKING = new Analysis(Use.ASKING);
    static final Analysis COMPARING = new Analysis(Use.COMPARING);
    static final Analysis ASKING_PARTS = new Analysis(Use.ASKING_PARTS);

    private final Use use;
    private final Map<String, Analyzer> made = new ConcurrentHashMap<>();

    private Analysis(Use use) {
        super(PER_FIELD_REUSE_STRATEGY);
        this.use = use;
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return made.computeIfAbsent(Languages.keyOf(field), key -> new Folding(key, use));
    }

    /** Behind the stems, which need the accents. */
    private static final class Folding extends AnalyzerWrapper {

        private final String key;
        private final Use use;
        private final Analyzer analyzer;

        Folding(String key, Use use) {
            super(PER_FIELD_REUSE_STRATEGY);
            this.key = key;
            this.use = use;
            this.analyzer = Languages.analyzer(key, use == Use.INDEXING);
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return analyzer;
        }

        @Override
        protected Reader wrapReader(String field, Reader text) {
            return InvisibleCharacters.without(text, key);
        }

        @Override
        protected Reader wrapReaderForNormalization(String field, Reader text) {
            return InvisibleCharacters.without(text, key);
        }

        @Override
        protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents components) {
            var stems = StemChanges.beside(components.getTokenStream(), key);
            var words = IrregularWords.beside(Affixes.without(stems, key, use == Use.INDEXING), key);
            var lemmas = Lemmas.of(words, key, use == Use.ASKING || use == Use.ASKING_PARTS);
            return new TokenStreamComponents(components.getSource(), parts(folded(enye(new Spellings(lemmas)))));
        }

        private TokenStream enye(TokenStream words) {
            return Enye.isKept(key) && use != Use.COMPARING ? new Enye(words, use == Use.INDEXING) : words;
        }

        private TokenStream parts(TokenStream words) {
            if (!WordParts.areKept(key)) {
                return words;
            }
            return switch (use) {
                case INDEXING -> new WordParts(words, key);
                case ASKING, COMPARING -> words;
                case ASKING_PARTS -> new WordParts.Asked(words);
            };
        }

        @Override
        protected TokenStream wrapTokenStreamForNormalization(String field, TokenStream words) {
            return folded(words);
        }

        private static TokenStream folded(TokenStream words) {
            return new SimplifiedSigns(new AlikeLetters(new ASCIIFoldingFilter(words)));
        }
    }
}
