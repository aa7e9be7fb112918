package io.broadsheet.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words in other forms than an article has them, in languages with dictionaries. */
class InflectionCasesTest {

    @RegisterExtension
    private final PublishedArticles articles = new PublishedArticles();

    @ParameterizedTest
    @CsvSource({
        "miasto, mieście",
        "miasto, miast",
        "miastach, mieście",
        "strażak, strażacy",
        "strażaków, strażak",
        "Warszawa, Warszawie",
        "Warszawą, Warszawy",
        "Kraków, Krakowie",
        "Łódź, Łodzi",
        "Polska, Polsce",
        "Niemcy, Niemczech",
        "Wisła, Wiśle",
        "Wałęsa, Wałęsie",
        "ręka, rękach",
        "ręka, ręce",
        "noga, nodze",
        "książka, książce",
        "droga, dróg",
        "szkoła, szkół",
        "sąd, sądzie",
        "rząd, rządzie",
        "rok, lat",
        "dziecko, dzieci",
        "dzień, dni",
        "pies, psa",
        "człowiek, ludzie",
        "przyjaciel, przyjaciół",
        "sędzia, sędziowie",
        "nauczyciel, nauczycielami",
        "żołnierz, żołnierzom",
        "pieniądze, pieniędzy",
        "kościół, kościele",
        "wojna, wojen",
        "święto, świąt",
        "tydzień, tygodnia",
        "nowy, nowego",
        "drogi, drożsi",
        "pisać, piszą",
        "iść, szedł",
        // In no dictionary.
        "Makron, Makronem",
        "covid, covidem"
    })
    void polishWordsFindEachOtherInAllTheirForms(String one, String other) throws Exception {
        findEachOther("pl", one, other);
    }

    @ParameterizedTest
    @CsvSource({
        "вода, води",
        "вода, водою",
        "місто, міста",
        "місто, містах",
        "місто, міст",
        "Київ, Києва",
        "Київ, Києві",
        "Харків, Харкова",
        "Львів, Львові",
        "Україна, Україні",
        "Одеса, Одесі",
        "Польща, Польщі",
        "Дніпро, Дніпра",
        "Зеленський, Зеленського",
        "школа, шкіл",
        "рука, руці",
        "нога, нозі",
        "книга, книзі",
        "дорога, доріг",
        "вибори, виборів",
        "суд, суду",
        "рік, року",
        "дитина, діти",
        "день, дні",
        "людина, людей",
        "пес, пса",
        "друг, друзі",
        "вчитель, вчителями",
        "гроші, грошей",
        "церква, церков",
        "війна, воєн",
        "мати, матері",
        "ніч, ночі",
        "жінка, жінок",
        "тиждень, тижня",
        "сім'я, сім’ї",
        "здоров'я, здоровям",
        "ґанок, ганку",
        "замок, за\u0301мку",
        "йти, йшов",
        "писати, пише",
        // In no dictionary.
        "Макрон, Макроном",
        "ковід, ковідом"
    })
    void ukrainianWordsFindEachOtherInAllTheirForms(String one, String other) throws Exception {
        findEachOther("uk", one, other);
    }

    /** With both there, neither is found only because nothing else was. */
    private void findEachOther(String language, String one, String other) throws Exception {
        articles.published(language, "1", one);
        articles.published(language, "2", other);

        for (var word : List.of(one, other)) {
            for (var typed : List.of(word, word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT), plain(word))) {
                assertThat(articles.titles(typed)).as(typed).containsExactlyInAnyOrder("1", "2");
                assertThat(articles.found(typed).total()).as(typed).isEqualTo(2);
                assertThat(articles.found(typed).corrected()).as(typed).isFalse();
                assertThat(articles.fragments(typed)).as(typed).containsExactlyInAnyOrder(marked(one), marked(other));
            }
        }
    }

    private static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replace('ł', 'l')
                .replace('Ł', 'L')
                .replaceAll("(?<=[A-Za-z])\\p{M}|['’]", "");
    }

    private static String marked(String word) {
        return "<mark>" + word.replace("'", "&#39;") + "</mark>";
    }

    @ParameterizedTest
    @CsvSource({
        "pl, rada, radio",
        "pl, woda, wódka",
        "pl, kot, kotlet",
        "pl, król, królik",
        "pl, praca, pracownik",
        "pl, bank, bankiet",
        "pl, dom, domena",
        "pl, góra, górnik",
        "pl, zamek, zamach",
        "pl, kolej, koło",
        "pl, gmina, gminny",
        "pl, pole, polski",
        "pl, kara, karty",
        "pl, minister, ministerstwo",
        "pl, chleb, chlew",
        "uk, вода, водій",
        "uk, місто, місток",
        "uk, суд, судно",
        "uk, рука, рукав",
        "uk, книга, книгарня",
        "uk, рада, радіо",
        "uk, король, королева",
        "uk, партія, партер",
        "uk, гол, голова",
        "uk, банк, банкет",
        "uk, дім, дим",
        "uk, мова, мовчання",
        "uk, школа, школяр"
    })
    void otherWordsThatBeginLikeItAreNotFound(String language, String one, String other) throws Exception {
        articles.published(language, "1", one);
        articles.published(language, "2", other);

        assertThat(articles.titles(one)).containsExactly("1");
        assertThat(articles.titles(other)).containsExactly("2");
    }

    @Test
    void inflectedWordsAreMarkedOnceAndFoundAsPhrasesAndByTheirBeginnings() throws Exception {
        articles.published("pl", "Rada", "Strażacy w miastach gasili pożary. W mieście było ich wielu.");

        var hit = articles.found("miasto strażak").hits().getFirst();

        assertThat(String.join("", hit.highlights().fragments()))
                .isEqualTo("<mark>Strażacy</mark> w <mark>miastach</mark> gasili pożary."
                        + " W <mark>mieście</mark> było ich wielu.");
        assertThat(articles.titles("\"strażak w miastach\"")).containsExactly("Rada");
        assertThat(articles.titles("\"miasto strażak\"")).isEmpty();
        assertThat(articles.titles("mieś*")).containsExactly("Rada");
        assertThat(articles.titles("mies*")).containsExactly("Rada");
        assertThat(articles.titles("pożar -miasto")).isEmpty();
        assertThat(articles.found("strażacz").didYouMean()).isEqualTo("Strażacy");
    }
}
