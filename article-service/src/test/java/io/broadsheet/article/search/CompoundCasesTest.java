package io.broadsheet.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words within others. */
class CompoundCasesTest {

    @RegisterExtension
    private final PublishedArticles articles = new PublishedArticles();

    @Test
    void findsWhatStandsInTheMiddleOfACompoundBehindAllElse() throws Exception {
        articles.published("de", "Vier Wörter", "Das Klimagipfeltreffen der Weltgesundheitsorganisation begann.");
        articles.published("de", "Ein Gipfel", "Der Gipfel liegt im Nebel.");
        articles.published("de", "Zwei Wörter", "Der Klimagipfel begann.");
        articles.published("fi", "Sanat", "Helsingin pääkaupunkiseutu kasvaa.");

        assertThat(articles.titles("Gipfel")).containsExactly("Ein Gipfel", "Zwei Wörter", "Vier Wörter");
        assertThat(articles.titles("Gesundheit")).containsExactly("Vier Wörter");
        assertThat(articles.titles("kaupunki")).containsExactly("Sanat");
        assertThat(articles.titles("orga")).as("four letters").isEmpty();
        assertThat(articles.found("Gesundheit").hits().getFirst().highlights().fragments())
                .containsExactly("Das Klimagipfeltreffen der <mark>Weltgesundheitsorganisation</mark> begann.");
    }

    @ParameterizedTest
    @CsvSource({
        "Wetter, Schlechtwettergeld",
        "Kohle, Braunkohlekraftwerk",
        "Rente?, Altersrentenbescheid",
        "KINDER, Schulkinderbetreuung",
        "Hafen, Yachthafenbetreiber",
        "Wärme, Fernwärmeleitung",
        "Gipfels, Klimagipfeltreffen",
        "Wetter, Unwetterwarnung",
        "Gerechtigkeit, Ungerechtigkeitsdebatte",
        "Rüstung, Abrüstungsverhandlungen",
        "Kraft?, Inkraftsetzung"
    })
    void findsWordsInTheMiddleOfWhichTheStemIsShort(String typed, String compound) throws Exception {
        articles.published("de", "Ein Wort", "Mehr zu " + compound + " folgt.");
        articles.published("de", "Wettkampf", "Ein Wettkampf mit Kohlrabi und Rentieren im hafenlosen Eis.");

        assertThat(articles.titles(typed)).contains("Ein Wort");
    }

    @ParameterizedTest
    @CsvSource({"Schluss, Beschluss", "Schlag, Anschlag", "Wette, Unwetterwarnung", "Warnung, Verwarnungen"})
    void aWordIsMoreThanWhatStandsBehindAPrefix(String typed, String other) throws Exception {
        articles.published("de", "Ein Wort", "Mehr zu " + other + " folgt.");
        articles.published("de", "Das Wort", "Mehr zu " + typed + " folgt.");

        assertThat(articles.titles(typed)).first().isEqualTo("Das Wort");
    }

    @ParameterizedTest
    @CsvSource({"en, web site, website", "en, zebra fish, zebrafish", "de, Fuss Ball, Fußball", "nl, voet bal, voetbal"
    })
    void findsAWordThatWasTypedAsTwo(String language, String typed, String word) throws Exception {
        articles.published(language, "Ein Wort", "1 " + word + " 2.");

        assertThat(articles.titles(typed)).containsExactly("Ein Wort");
        assertThat(articles.found(typed).corrected()).isFalse();
        assertThat(articles.found(typed).hits().getFirst().highlights().fragments())
                .containsExactly("1 <mark>" + word + "</mark> 2.");
    }

    @Test
    void inTheMiddleOfATitleIsBehindAPartInALongText() throws Exception {
        articles.published("de", "Klimagipfeltreffen", "Es begann.");
        articles.published(
                "de", "Ein langer Text", "Der Klimagipfel begann. " + "Viele andere Worte folgten. ".repeat(60));

        assertThat(articles.titles("Gipfel")).containsExactly("Ein langer Text", "Klimagipfeltreffen");
    }
}
