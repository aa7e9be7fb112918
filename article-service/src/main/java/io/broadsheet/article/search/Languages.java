package io.broadsheet.article.search;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.ne.NepaliAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.te.TeluguAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/** Which languages there are, by the key of their analysis. */
final class Languages {

    static final String OTHER = "other";
    private static final String CJK = "cjk";

    private static final Map<String, Supplier<Analyzer>> ANALYZERS = Map.ofEntries(
            entry("ar", ArabicAnalyzer::new),
            entry("bg", BulgarianAnalyzer::new),
            entry("bn", BengaliAnalyzer::new),
            entry("ca", CatalanAnalyzer::new),
            entry("ckb", SoraniAnalyzer::new),
            entry("cs", CzechAnalyzer::new),
            // How its words begin is StemChanges' business.
            entry("cy", () -> Clusters.analyzer(true)),
            entry("da", DanishAnalyzer::new),
            entry("de", GermanAnalyzer::new),
            entry("el", GreekAnalyzer::new),
            entry("en", EnglishAnalyzer::new),
            entry("es", () -> new RomanceWords("es")),
            entry("et", EstonianAnalyzer::new),
            entry("eu", BasqueAnalyzer::new),
            entry("fa", PersianAnalyzer::new),
            entry("fi", FinnishWords::new),
            entry("fr", FrenchAnalyzer::new),
            entry("ga", IrishAnalyzer::new),
            entry("gl", GalicianAnalyzer::new),
            // Its prefixes and endings are Affixes' business.
            entry("he", () -> Clusters.analyzer(true)),
            entry("hi", HindiAnalyzer::new),
            entry("hu", HungarianAnalyzer::new),
            entry("hy", ArmenianAnalyzer::new),
            entry("id", IndonesianAnalyzer::new),
            entry("it", () -> new RomanceWords("it")),
            entry("lt", LithuanianAnalyzer::new),
            entry("lv", LatvianAnalyzer::new),
            entry("ne", NepaliAnalyzer::new),
            entry("nl", DutchAnalyzer::new),
            entry("no", NorwegianAnalyzer::new),
            // Its lemmas are Lemmas' business.
            entry("pl", () -> Clusters.analyzer(true)),
            entry("pt", () -> new RomanceWords("pt")),
            entry("ro", RomanianAnalyzer::new),
            entry("ru", RussianAnalyzer::new),
            entry("sr", SerbianAnalyzer::new),
            entry("sv", SwedishAnalyzer::new),
            entry("ta", TamilAnalyzer::new),
            entry("te", TeluguAnalyzer::new),
            entry("th", ThaiAnalyzer::new),
            entry("tr", TurkishAnalyzer::new),
            // As in Polish.
            entry("uk", () -> Clusters.analyzer(true)));

    private static final Map<String, String> ALIKE =
            Map.of("zh", CJK, "ja", CJK, "ko", CJK, "nb", "no", "nn", "no", "hr", "sr", "bs", "sr");

    private Languages() {}

    /** Without region and script: {@code de} of {@code de-AT}. */
    static String base(String language) {
        return Locale.forLanguageTag(language).getLanguage();
    }

    /** The key of a language's analysis. */
    static String key(String language) {
        var base = base(language);
        var key = ALIKE.getOrDefault(base, base);
        return key.equals(CJK) || ANALYZERS.containsKey(key) ? key : OTHER;
    }

    /** Whether a field has signs that stand side by side as pairs: in others each is a word. */
    static boolean hasPairs(String field) {
        return Set.of(CJK, ArticleFields.NAMES).contains(keyOf(field));
    }

    /** Whether words stand apart in a field of text, as far as its language is known. */
    static boolean hasSpaces(String field) {
        return !Set.of(CJK, "th", OTHER).contains(keyOf(field));
    }

    /** The key that a field's name ends with, {@code body:de}; in other fields words are taken as they are. */
    static String keyOf(String field) {
        return field.substring(field.indexOf(':') + 1);
    }

    /** @param indexing rather than asking: for what writings without spaces are kept by */
    static Analyzer analyzer(String key, boolean indexing) {
        return switch (key) {
            case CJK -> new Ideographs(indexing);
            case ArticleFields.NAMES -> new NameWords(indexing);
            default ->
                ANALYZERS.getOrDefault(key, () -> Clusters.analyzer(indexing)).get();
        };
    }
}
