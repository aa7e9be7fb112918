package io.broadsheet.article.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Cuts the endings of cases, genders and numbers off words of Polish and Ukrainian, for which Lucene's own module has no
 * stemmer. No dictionary stands behind it: where the stem itself changes (miasto, mieście), words stay apart.
 */
final class LightStems extends TokenFilter {

    private static final int SHORTEST = 3;
    /** A stem of fewer letters may end like a case. */
    private static final int SHORTEST_BEFORE_OW = 4;

    private static final List<String> POLISH =
            longestFirst("iego iemu iach iami ymi imi ego emu ych ich ami ach iom owi iem om em"
                    + " ej ie ia iu io ym im a e i o u y");
    private static final List<String> UKRAINIAN =
            longestFirst("ями ами ого ому ими іми ях ах ою ею єю ей ий ій их іх ої ам ям ом"
                    + " ем єм им ім у ю а я о е є и і ї ь й");

    private final UnaryOperator<String> stem;
    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);

    private LightStems(TokenStream words, UnaryOperator<String> stem) {
        super(words);
        this.stem = stem;
    }

    /** Accents are left out when people type: they go first. */
    static Analyzer ofPolish() {
        return analyzer(words -> new LightStems(new ASCIIFoldingFilter(words), LightStems::polish));
    }

    static Analyzer ofUkrainian() {
        return analyzer(words -> new LightStems(words, LightStems::ukrainian));
    }

    private static Analyzer analyzer(UnaryOperator<TokenStream> stems) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var words = new StandardTokenizer();
                return new TokenStreamComponents(words, stems.apply(new LowerCaseFilter(words)));
            }

            @Override
            protected TokenStream normalize(String field, TokenStream words) {
                return new LowerCaseFilter(words);
            }
        };
    }

    static String polish(String word) {
        var cut = without(word, POLISH);
        var stem =
                cut.endsWith("ow") && cut.length() - 2 >= SHORTEST_BEFORE_OW ? cut.substring(0, cut.length() - 2) : cut;
        return stem.endsWith("dz") && stem.length() > SHORTEST ? stem.substring(0, stem.length() - 1) : stem;
    }

    static String ukrainian(String word) {
        var plain = word.replace("'", "")
                .replace("\u2019", "")
                .replace("\u02BC", "")
                .replace('ґ', 'г');
        var cut = without(plain, UKRAINIAN);
        if (cut.endsWith("ів") || cut.endsWith("їв")) {
            cut = cut.substring(0, cut.length() - 2) + (cut.endsWith("ів") ? "ов" : "єв");
        }
        var isLong = cut.length() - 2 >= SHORTEST_BEFORE_OW;
        return isLong && (cut.endsWith("ов") || cut.endsWith("ев")) ? cut.substring(0, cut.length() - 2) : cut;
    }

    private static String without(String word, List<String> endings) {
        return endings.stream()
                .filter(ending -> word.endsWith(ending) && word.length() - ending.length() >= SHORTEST)
                .findFirst()
                .map(ending -> word.substring(0, word.length() - ending.length()))
                .orElse(word);
    }

    private static List<String> longestFirst(String endings) {
        return Stream.of(endings.split(" ", -1))
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        var stemmed = stem.apply(word.toString());
        word.setEmpty().append(stemmed);
        return true;
    }
}
