package io.broadsheet.article.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/**
 * Beside a stem that some forms of its word change, how those have it: Finnish kaupunki and kaupungissa, Estonian riik and
 * riigis, Turkish renk and rengi, Irish rialtas and rialtais, Welsh Caerdydd and Nghaerdydd. No dictionary stands behind the rules: what they make of
 * another word is mostly none, and asked for by nobody.
 */
final class StemChanges extends TokenFilter {

    private static final int SHORTEST = 3;
    /** What changes, with a vowel behind it. */
    private static final int LONGEST_END = 3;

    /** Of strong grades the weak ones, at the end or before the last vowel; then other changes. */
    private static final List<Change> FINNISH = List.of(
            new Change("nk(?=[aeiouyäö]?$)", "ng"),
            new Change("(?<=[nlr])t(?=[aeiouyäö]?$)", ""),
            new Change("mp(?=[aeiouyäö]?$)", "m"),
            new Change("(?<=[aeiouyäöh])t(?=[aeiouyäö]?$)", "d"),
            new Change("(?<=[aeiouyäöh])ti$", "d"),
            new Change("(?<=[aeiouyäölr])p(?=[aeiouyäö]?$)", "v"),
            new Change("(?<=[uy])k(?=[uy]$)", "v"),
            new Change("(?<=[lr])k(?=[uo]$)", ""),
            new Change("(?<=[lr])k$", "j"),
            // A double letter has become one: kauppa is kaup already, kaupan is kaupa.
            new Change("(?<=.{3}[kpt])[aä]$", ""),
            // suomalainen, suomalaisen
            new Change("(?<=..)i(?:n|ne|se)$", "is"),
            // hallitus, hallituksen, hallitusta; vapaus, vapauden
            new Change("(?<=[aeiouyäö])ks$", "s"),
            new Change("(?<=.{4}[uy])s$", ""),
            new Change("(?<=..[uy])s$", "d"),
            // asiakas, asiakkaan; vieras, vieraan
            new Change("(?<=...)[aä]s$", ""),
            new Change("(?<=...[aä])s$", ""),
            // Suomi, Suomen; vesi, veden
            new Change("(?<=[^aeiouyäö])i$", "e"),
            new Change("(?<=^.{1,3}[aeiouyäö])si?$", "de"));

    /** Shown behind long syllables only, as in the nominative: kala and kalu are others. */
    private static final Change ESTONIAN_VOWEL = new Change(
            "(?<=[aeiouõäöü]{2}[^aeiouõäöü]|[^aeiouõäöü]{2}|[aeiouõäöü][^aeiouõäöü]{1,3}[aeiouõäöü][^aeiouõäöü]{1,3})"
                    + "[aeiu]$",
            "");

    private static final List<Change> ESTONIAN = List.of(
            new Change("(?<=..)k$", "g"),
            new Change("(?<=..)p$", "b"),
            new Change("(?<=.[aeiouõäöülnr])t$", "d"),
            new Change("(?<=.[aeiouõäöülr])b$", "v"),
            // president, presidendi
            new Change("(?<=.{4}n)d$", ""),
            // inimene, inimese, inimesi
            new Change("(?<=...)ne$", "s"),
            // valitsus, valitsuse
            new Change("(?<=...u)s$", ""));

    /** Shorter ones are other words too often: adı is a name, and at a horse. */
    private static final List<Change> TURKISH = List.of(
            new Change("(?<=...)b[ıiuü]$", "p"),
            new Change("(?<=...)c[ıiuü]$", "ç"),
            new Change("(?<=...)d[ıiuü]$", "t"),
            new Change("(?<=..n)g[ıiuü]$", "k"));

    private static final Pattern TURKISH_ENDING = Pattern.compile("[ıiuü]$");
    /** Where a vowel goes before an ending; only where what the stemmer makes of the word is no other one. */
    private static final Map<String, String> TURKISH_WITHOUT_VOWEL = Map.ofEntries(
            Map.entry("şehr", "şehir"),
            Map.entry("oğl", "oğul"),
            Map.entry("akl", "akıl"),
            Map.entry("burn", "bur"),
            Map.entry("ism", "is"),
            Map.entry("fikr", "fikir"),
            Map.entry("nehr", "nehir"),
            Map.entry("şekl", "şekil"),
            Map.entry("kayb", "kayıp"),
            Map.entry("vakt", "vakit"),
            Map.entry("emr", "emir"),
            Map.entry("ömr", "ömür"),
            Map.entry("kısm", "kıs"),
            Map.entry("göğs", "göğüs"),
            Map.entry("nakl", "nakil"),
            Map.entry("sabr", "sabır"),
            Map.entry("zehr", "zehir"),
            Map.entry("haps", "hapis"));

    /** Of the nominative the stemmer takes it for the accusative: Budapest, Budapesten. */
    private static final List<Change> HUNGARIAN = List.of(new Change("(?<=.{4}[^aeiouáéíóúöőüű])t$", ""));

    private static final List<Change> IRISH =
            List.of(new Change("(?<=[aouáóú])i(?=[^aeiouáéíóú]{1,2}$)", ""), new Change("^h(?=[áéíóú])", ""));

    /** The first letters as the words before them leave them, and as they are in a dictionary. */
    private static final List<Change> WELSH = List.of(
            new Change("^b(?=...)", "p"),
            new Change("^d(?=[^d]..)", "t"),
            new Change("^g(?=...)", "c"),
            new Change("^f(?=[^f]..)", "b"),
            new Change("^f(?=[^f]..)", "m"),
            new Change("^dd(?=...)", "d"),
            new Change("^l(?=[^l]..)", "ll"),
            new Change("^r(?=[^h]..)", "rh"),
            new Change("^(?=[aeiouwyâêîôûŵŷlr]...)", "g"),
            new Change("^mh(?=...)", "p"),
            new Change("^nh(?=...)", "t"),
            new Change("^ngh(?=...)", "c"),
            new Change("^m(?=[^h]..)", "b"),
            new Change("^n(?=[^gh]..)", "d"),
            new Change("^ng(?=[^h]..)", "g"),
            new Change("^ph(?=...)", "p"),
            new Change("^th(?=...)", "t"),
            new Change("^ch(?=...)", "c"));

    private final String key;
    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Deque<String> others = new ArrayDeque<>();
    private AttributeSource.@Nullable State stem;

    private record Change(Pattern at, String instead, boolean first) {

        Change(String at, String instead) {
            this(Pattern.compile(at), instead, at.startsWith("^"));
        }

        /** Looks nowhere but at the end, or at the beginning: in all of a word it would take as long as all else. */
        String in(String stem) {
            var found = at.matcher(stem);
            var is = first
                    ? found.lookingAt()
                    : found.useTransparentBounds(true)
                            .useAnchoringBounds(false)
                            .region(Math.max(0, stem.length() - LONGEST_END), stem.length())
                            .find();
            return is ? stem.substring(0, found.start()) + instead + stem.substring(found.end()) : stem;
        }
    }

    private StemChanges(TokenStream stems, String key) {
        super(stems);
        this.key = key;
    }

    /**
     * @param key of the analysis
     * @return the same stems where nothing is known of the language
     */
    static TokenStream beside(TokenStream stems, String key) {
        return switch (key) {
            case "fi", "et", "tr", "hu", "ga", "cy" -> new StemChanges(stems, key);
            default -> stems;
        };
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

    private Set<String> others(String stem) {
        var all = new LinkedHashSet<String>();
        made(stem).filter(other -> other.length() >= SHORTEST).forEach(all::add);
        all.remove(stem);
        return all;
    }

    private Stream<String> made(String stem) {
        return switch (key) {
            case "fi" -> made(stem, FINNISH);
            case "et" -> {
                var bare = ESTONIAN_VOWEL.in(stem);
                yield Stream.concat(made(stem, ESTONIAN), Stream.concat(Stream.of(bare), made(bare, ESTONIAN)));
            }
            case "tr" ->
                Stream.concat(
                        made(stem, TURKISH),
                        Stream.ofNullable(TURKISH_WITHOUT_VOWEL.get(
                                TURKISH_ENDING.matcher(stem).replaceFirst(""))));
            case "hu" -> made(stem, HUNGARIAN);
            case "cy" -> made(stem, WELSH);
            default -> made(stem, IRISH);
        };
    }

    private static Stream<String> made(String stem, List<Change> changes) {
        return changes.stream().map(change -> change.in(stem));
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        others.clear();
        stem = null;
    }
}
