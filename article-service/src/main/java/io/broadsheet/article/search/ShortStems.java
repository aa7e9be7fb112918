package io.broadsheet.article.search;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules for the plainest words, which are short, so that stemmers leave their endings: Norwegian by and byene; and for
 * consonants and vowels that change before an ending: Dutch huis and huizen, French travail and travaux.
 */
final class ShortStems {

    /** Behind a stem that ends with its vowel, and behind a vowel and one consonant. */
    private static final String TO_A_VOWEL = "(?<=^[^aeiouyæøåäö]{0,3}[aeiouyæøåäö]{1,2})";

    private static final String TO_A_CONSONANT = "(?<=^[aeiouyæøåäö][^aeiouyæøåäö])";

    /** Skien is no ski, the eye (øyet) no island, a vein (åre) no year; the last ones are of lærer and minister. */
    private static final List<Change> NORWEGIAN = List.of(
            new Change(TO_A_VOWEL + "(?<!^ski)(?:en|er|ern|a|(?<!^øy)et)$", ""),
            new Change(TO_A_CONSONANT + "(?:en|er|ern|et|a|(?<!^år)e)$", ""),
            new Change("(?<=...)ern?$", ""),
            new Change("(?<=..st)r$", ""));

    /** sjö-n and bro-n, but not vän. */
    private static final List<Change> SWEDISH = List.of(
            new Change(TO_A_VOWEL + "(?:en|et|ar|arn|er|ern|or|(?<=[yåöou])n)$", ""),
            new Change(TO_A_CONSONANT + "(?:en|et|ar|arn|er|ern)$", ""),
            new Change("(?<=..st)r$", ""),
            // huset, skolan; a novel (roman) is not of Rom.
            new Change("(?<=...)et$", ""),
            new Change("(?<=...)(?<!^rom)an$", ""));

    private static final List<Change> DUTCH = List.of(
            // huis, huizen; brief, brieven; man, mannen
            new Change("(?<=..)z$", "s"),
            new Change("(?<=..)v$", "f"),
            new Change("([bfglmnprs])(?=\\1$)", ""),
            // mens, mensen; grens, grenzen, of which the stemmer takes the s for a plural's
            new Change("(?<=..[^aeiouy])[sz]$", ""),
            // idee, ideeën; meisje, meisjes; ministerie, ministeries
            new Change("(?<=[ei]e)en$", ""),
            new Change("(?<=...)es$", ""),
            new Change("(?<=..ie)s$", ""),
            // politicus, politici; museum, musea
            new Change("(?<=..ic)(?:us|i)$", ""),
            new Change("(?<=..[ei])(?:um|a)$", ""));

    private static final List<Change> GERMAN = List.of(
            // Autos, Videos, Babys; of Haus and Mais the s is their own.
            new Change("(?<=.(?:[^aeiouäöü][aioyé]|[ei]o))s$", ""),
            // des Ministers, des Autors
            new Change("(?<=...)ers$", ""),
            new Change("(?<=..[ao]r)s$", ""),
            // Kundin, Kundinnen; Ergebnis, Ergebnisse
            new Change("(?<=...)inn$", "in"),
            new Change("(?<=.ni|^bu)ss$", "s"),
            // Museum, Museen; Thema, Themen; Konto, Konten; Praxis, Praxen; a Roma is not from Rom.
            new Change("(?<=..[^a])um$", ""),
            new Change("(?<=..(?:[aeiour]m|ll))a$", ""),
            new Change("(?<=..[ln][dt])o$", ""),
            new Change("(?<=..[sx])is$", ""));

    private static final List<Change> FRENCH = List.of(
            new Change("(?<=..a)il$", "l"),
            new Change("(?<=^.?m)au$", "al"),
            new Change("(?<=^an)s$", ""),
            // actif, active; premier, première; public, publique; blanc, blanche
            new Change("(?<=..)f$", "v"),
            new Change("(?<=..i)er$", ""),
            new Change("(?<=...i)qu$", "c"),
            new Change("(?<=.an)ch$", "c"));

    /** azul, azuis; fácil, fáceis */
    private static final List<Change> PORTUGUESE =
            List.of(new Change("(?<=..)uil$", "ul"), new Change("(?<=..)el$", "il"));

    /** base, bases, as the stemmer has it; sal is not sale. */
    private static final List<Change> SPANISH = List.of(new Change("(?<=^...)(?<!^sal)[eé]$", ""));

    /** vecchio, vecchi; uomo, uomini */
    private static final List<Change> ITALIAN = List.of(new Change("cc$", "cch"), new Change("^uomin$", "uomo"));

    private static final List<Change> CATALAN = List.of(
            // casa, cases; platja, platges; taronja, taronges; boca, boques; amiga, amigues
            new Change("(?<=..)e$", ""),
            new Change("(?<=..)ge?$", "j"),
            new Change("(?<=..)que?$", "c"),
            new Change("(?<=..)gu$", "g"),
            // riu, rius; gos, gossos; interès, interessos; català, catalans
            new Change("(?<=.[iu])s$", ""),
            new Change("(?<=..)ss$", "s"),
            new Change("(?<=...)ess$", ""),
            new Change("(?<=...)an$", ""));

    private static final List<Change> ROMANIAN = List.of(
            // casă, casei; an, ani; stradă, străzi; școală, școli; alegere, alegeri; președinte, președintelui
            new Change("(?<=..)[ei]$", ""),
            new Change("(?<=..)z$", "d"),
            new Change("oa(?=[^aeiou]$)", "o"),
            new Change("(?<=....)e[lr]$", ""));

    /** рынок, рынка; отец, отца; окно, окон */
    private static final List<Change> RUSSIAN = List.of(new Change("(?<=.[^аеёиоуыэюя])[ое](?=[кнц]$)", ""));

    /** etxe, etxea; gizon, gizona */
    private static final List<Change> BASQUE =
            List.of(new Change("(?<=..[eiou])a$", ""), new Change("(?<=...o)n$", ""));

    private static final List<Change> ARMENIAN = List.of(new Change("(?<=..)ն?եր$", ""));

    /** man, men; woman, women; Oman is no omen. */
    private static final List<Change> ENGLISH = List.of(
            new Change("(?<=m)(?<!^om)e(?=n$)", "a"),
            // Of bus the stemmer takes the s for a plural's.
            new Change("(?<=^(?:bu|ga))se$", ""),
            // colour, color; organise, organize; analyse, analyze; theatre, theater; defence, defense
            new Change("(?<=..[lbmvnd])our$", "or"),
            new Change("(?<=...[iy])s$", "z"),
            new Change("(?<=.....)is$", ""),
            new Change("(?<=..[tb])r$", "er"),
            new Change("(?<=..en)c$", "s"),
            // happily, happy
            new Change("(?<=...i)li$", ""),
            // travelled, traveled; programme, program; catalogue, catalog
            new Change("(?<=...l)l$", ""),
            new Change("(?<=...m)m$", ""),
            new Change("(?<=...g)u$", ""));

    /** rei, reis; mes, meses */
    private static final List<Change> GALICIAN = List.of(new Change("(?<=^.e)il$", ""), new Change("(?<=^me)s$", ""));

    /** otec, otce; řeka, řece; den, dny; hra, hry */
    private static final List<Change> CZECH = List.of(
            new Change("(?<=[^aeiouyáéíóúůýě])e(?=k$)", ""), new Change("(?<=^[^aeiouyáéíóúůýě]{2})[aeiyuůá]$", ""));

    private static final List<Change> BULGARIAN = List.of(new Change("(?<=...)и$", ""));

    /** grad, gradovi; dan, dani; ruka, ruci */
    private static final List<Change> SERBIAN =
            List.of(new Change("(?<=...)ov$", ""), new Change("(?<=^...)i$", ""), new Change("(?<=..)c$", "k"));

    /** βιβλίο, βιβλία */
    private static final List<Change> GREEK = List.of(new Change("(?<=....)ι$", ""));

    private static final Map<String, List<Change>> CHANGES = Map.ofEntries(
            Map.entry("no", NORWEGIAN),
            Map.entry("da", NORWEGIAN),
            Map.entry("sv", SWEDISH),
            Map.entry("nl", DUTCH),
            Map.entry("de", GERMAN),
            Map.entry("fr", FRENCH),
            Map.entry("pt", PORTUGUESE),
            Map.entry("es", SPANISH),
            Map.entry("it", ITALIAN),
            Map.entry("ca", CATALAN),
            Map.entry("ro", ROMANIAN),
            Map.entry("ru", RUSSIAN),
            Map.entry("eu", BASQUE),
            Map.entry("hy", ARMENIAN),
            Map.entry("en", ENGLISH),
            Map.entry("gl", GALICIAN),
            Map.entry("cs", CZECH),
            Map.entry("bg", BULGARIAN),
            Map.entry("sr", SERBIAN),
            Map.entry("el", GREEK));

    private static final Set<String> SHORT = Set.of("no", "da", "sv", "fr", "ro", "hy", "en", "gl", "cs");

    private ShortStems() {}

    /** @param key of the analysis */
    static List<Change> changes(String key) {
        return CHANGES.getOrDefault(key, List.of());
    }

    /** Whether one letter or two may be a word: å, ø, an, řk. */
    static boolean mayBeShort(String key) {
        return SHORT.contains(key);
    }
}
