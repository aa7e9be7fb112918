package io.broadsheet.article.search;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * Italian, Spanish and Portuguese as Lucene stems them, but its stemmers leave the endings of short words, and cut longer
 * ones so far that casa and caso would be one if short ones were cut the same: what they have to find each other by is
 * done to the words before. Short words that differ in gender stay apart.
 */
final class RomanceWords extends Analyzer {

    private static final CharArraySet ELIDED_ITALIAN = new CharArraySet(
            List.of(
                    "agl", "alcun", "all", "anch", "bell", "buon", "c", "ciascun", "coll", "com", "cos", "d", "dagl",
                    "dall", "degl", "dell", "dev", "dov", "gl", "l", "m", "negl", "nell", "nessun", "pell", "qual",
                    "qualcun", "quand", "quant", "quell", "quest", "s", "senz", "sugl", "sull", "t", "tutt", "un", "v"),
            true);

    private static final CharArraySet ELIDED_PORTUGUESE = new CharArraySet(List.of("d"), true);

    /** Of a noun that ends with a and another that ends with o: what ends with i is of the latter, and of none with e. */
    private static final String NOUNS_OF_BOTH = "(?<!^(?:cas|cors|cost|fatt|lott|mod|port|post|punt|scal|tass|test))";

    private static final List<Change> ITALIAN = List.of(
            // casa, case; faccia, facce; banca, banche
            new Change("(?<=^.{1,3}[^cg])e$", "a"),
            new Change("(?<=^.{0,2}(?:[cnrs]c|gg))e$", "ia"),
            new Change("(?<=^.{1,3}[cg])he$", "a"),
            // anno, anni; mare, mari; lago, laghi
            new Change("(?<=^.{1,4})i$", "o"),
            new Change("(?<=^.{2,4})" + NOUNS_OF_BOTH + "i$", "e"),
            new Change("(?<=^.{1,3}[cg])hi$", "o"),
            // studio, studi; figlio, figli; occhio, occhi
            new Change("(?<=^.{1,3}(?:[zdm]|gl|gg|bb|pp|cch|[lnrcs]c))i$", "io"));

    /** años, ojos, aves; longer ones in -es are cut by the stemmer. */
    private static final Pattern SPANISH_PLURAL = Pattern.compile("^(?!dios$)(..{1,2}[ao]|..e)s$");

    /** inglés, ingleses */
    private static final List<Change> SPANISH = List.of(new Change("(?<=...)és$", "esa"));

    /** mães, pés, but not país, países */
    private static final Pattern PORTUGUESE_PLURAL = Pattern.compile("(mãe|^.é)s$");

    private static final Pattern PORTUGUESE_SINGULAR = Pattern.compile("ís$");

    /** inglês, ingleses; sol, sóis */
    private static final List<Change> PORTUGUESE =
            List.of(new Change("(?<=..)ês$", "eses"), new Change("(?<=^.)óis$", "ol"));

    private final String key;

    /** @param key of the analysis: {@code it}, {@code es} or {@code pt} */
    RomanceWords(String key) {
        this.key = key;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        return new TokenStreamComponents(words, stems(new LowerCaseFilter(unelided(words))));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream words) {
        return new LowerCaseFilter(unelided(words));
    }

    private TokenStream unelided(TokenStream words) {
        return switch (key) {
            case "it" -> new ElisionFilter(words, ELIDED_ITALIAN);
            case "pt" -> new ElisionFilter(words, ELIDED_PORTUGUESE);
            default -> words;
        };
    }

    private TokenFilter stems(TokenStream words) {
        return switch (key) {
            case "it" ->
                new ItalianLightStemFilter(beside(new StopFilter(words, ItalianAnalyzer.getDefaultStopSet()), ITALIAN));
            case "es" ->
                new SpanishLightStemFilter(beside(
                        new PatternReplaceFilter(
                                new StopFilter(words, SpanishAnalyzer.getDefaultStopSet()),
                                SPANISH_PLURAL,
                                "$1",
                                false),
                        SPANISH));
            default ->
                new PortugueseLightStemFilter(beside(
                        new PatternReplaceFilter(
                                new PatternReplaceFilter(
                                        new StopFilter(words, PortugueseAnalyzer.getDefaultStopSet()),
                                        PORTUGUESE_PLURAL,
                                        "$1",
                                        false),
                                PORTUGUESE_SINGULAR,
                                "íses",
                                false),
                        PORTUGUESE));
        };
    }

    private static TokenStream beside(TokenStream words, List<Change> changes) {
        return StemChanges.beside(words, word -> Change.all(word, changes));
    }
}
