package io.broadsheet.article.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What some forms of a word have instead of its stem: Finnish kaupunki and kaupungissa, Estonian riik and riigis, Turkish
 * renk and rengi, Irish rialtas and rialtais, Welsh Caerdydd and Nghaerdydd. No dictionary stands behind the rules: what they
 * make of another word is mostly none, and asked for by nobody.
 */
final class StemRules {

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
            new Change("(?<=..n)g[ıiuü]$", "k"),
            // Of kadın and seçim the stemmer takes the end for "your" and "my".
            new Change("(?<=..[^aeıioöuü][ıiuü])n$", ""),
            new Change("(?<=...)[ıiuü]m$", ""));

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

    /** Of the nominative the stemmer takes it for the accusative, Budapest; then iskola, iskolák and gyerek, gyerekek. */
    private static final List<Change> HUNGARIAN = List.of(
            new Change("(?<=.{4}[^aeiouáéíóúöőüű])t$", ""),
            new Change("(?<=...)[ae]$", ""),
            new Change("(?<=....)ek$", ""));

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

    private static final Set<String> KNOWN = Set.of("fi", "et", "tr", "hu", "ga", "cy");

    private StemRules() {}

    /** @param key of an analysis */
    static boolean isKnown(String key) {
        return KNOWN.contains(key) || !ShortStems.changes(key).isEmpty();
    }

    /**
     * @param key of the analysis
     * @return among them the stem where nothing changes, and each as often as it is made
     */
    static Stream<String> others(String stem, String key) {
        return switch (key) {
            case "fi" -> Change.all(stem, FINNISH);
            case "et" -> {
                var bare = ESTONIAN_VOWEL.in(stem);
                yield Stream.concat(
                        Change.all(stem, ESTONIAN), Stream.concat(Stream.of(bare), Change.all(bare, ESTONIAN)));
            }
            case "tr" ->
                Stream.concat(
                        Change.all(stem, TURKISH),
                        Stream.ofNullable(TURKISH_WITHOUT_VOWEL.get(
                                TURKISH_ENDING.matcher(stem).replaceFirst(""))));
            case "hu" -> Change.all(stem, HUNGARIAN);
            case "ga" -> Change.all(stem, IRISH);
            case "cy" -> Change.all(stem, WELSH);
            default -> Change.all(stem, ShortStems.changes(key));
        };
    }
}
