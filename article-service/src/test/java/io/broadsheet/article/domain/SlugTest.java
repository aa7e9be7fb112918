package io.broadsheet.article.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tides-and-time",
                "2026",
                "日本-北大西洋条約機構",
                "über-alles",
                "हिन्दी",
                "a--b",
                "καλημέρα",
                "二〇二六年",
                "〇",
                "ⅷ"
            })
    void takesLettersOfAnyScriptDigitsAndHyphens(String value) {
        assertThat(Slug.of(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "-a", "a-", "a b", "a/b", "a.b", "a_b", "../etc", "a%20b", "\u0301a", "\u3164", "❤️"})
    void refusesAnythingElse(String value) {
        assertThatExceptionOfType(InvalidSlug.class).isThrownBy(() -> Slug.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"popular", "search", "Search"})
    void refusesWordsThatLeadElsewhere(String value) {
        assertThatExceptionOfType(InvalidSlug.class).isThrownBy(() -> Slug.of(value));
    }

    @Test
    void hasAtMostAHundredCharactersHoweverManyBytesTheyTake() {
        assertThat(Slug.of("語".repeat(100)).value()).hasSize(100);
        assertThat(Slug.of("𠀀".repeat(100)).value()).hasSize(200);
        assertThatExceptionOfType(InvalidSlug.class).isThrownBy(() -> Slug.of("a".repeat(101)));
        assertThatExceptionOfType(InvalidSlug.class).isThrownBy(() -> Slug.of("a-".repeat(1_000_000)));
    }

    @Test
    void hasNothingThatNobodySees() {
        assertThat(Slug.of("Kli\u00ADma\u200B")).isEqualTo(new Slug("klima"));
        assertThatExceptionOfType(InvalidSlug.class).isThrownBy(() -> new Slug("a\u200Bb"));
    }

    @Test
    void isLowerCaseAndComposed() {
        assertThat(Slug.of("Cafe\u0301").value()).isEqualTo("café");
        assertThatExceptionOfType(InvalidSlug.class).isThrownBy(() -> new Slug("Cafe"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tides and time | tides-and-time",
                "Japan’s “new phase”: what it means | japans-new-phase-what-it-means",
                "Don't | dont",
                "I ❤️ Zürich! | i-zürich",
                "日本とNATO、協力を強化 | 日本とnato-協力を強化",
                "Search | search-article",
                "Kli\u00ADma\u00ADgip\u00ADfel in \u200BBerlin\uFEFF | klimagipfel-in-berlin",
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645 \u0628\u0631\u0648\u0645"
                        + " | \u0645\u06CC\u062E\u0648\u0627\u0647\u0645-\u0628\u0631\u0648\u0645",
                "\u0930\u094D\u200D\u092F\u093E \u0915\u0925\u093E | \u0930\u094D\u092F\u093E-\u0915\u0925\u093E",
                "Cool \uD83D\uDE00 trick \u270F\uFE0F | cool-trick",
                "A \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 day out | a-day-out",
                "二〇二六年の選挙 | 二〇二六年の選挙",
                "Henry Ⅷ at 〸〹 | henry-viii-at-十卄",
                "!!! | article",
                "<script>alert(1)</script> | script-alert-1-script",
                "\u0301\u0301 mark | mark",
                "\u0130stanbul\u2019da | istanbulda",
                "H\u2082O and CO\u2082 | h2o-and-co2",
                "\u05E6\u05D4\"\u05DC \u05D2\u05F3\u05D5 | \u05E6\u05D4\u05DC-\u05D2\u05D5",
                "\u0643\u0640\u0640\u062A\u0627\u0628 \u0640\u0640 | \u0643\u062A\u0627\u0628",
                "Col\u00B7legi | collegi",
                "\u00BD price | 1-2-price",
                "5\u00BD weeks, 10\u00B2 m\u00B2 | 5-1-2-weeks-10-2-m2",
                "5\uFE0F\u20E3 things | 5-things",
                "\u2460 \uFF2E\uFF21\uFF34\uFF2F \uFB01nal\u2122 | 1-nato-final",
                // Letters that compatibility would take apart.
                "\u0E19\u0E49\u0E33 \u0587 \u314B\u314B | \u0E19\u0E49\u0E33-\u0587-\u314B\u314B",
            })
    void comesFromTheWordsOfATitle(String title, String slug) {
        assertThat(Slug.derivedFrom(title)).isEqualTo(new Slug(slug));
    }

    @Test
    void keepsWholeWordsOfALongTitle() {
        assertThat(Slug.derivedFrom("word ".repeat(60)).value()).isEqualTo("word-".repeat(19) + "word");
        assertThat(Slug.derivedFrom("w".repeat(300)).value()).hasSize(100);
    }

    @Test
    void makesRoomForItsNumber() {
        assertThat(new Slug("tides").numbered(1)).isEqualTo(new Slug("tides"));
        assertThat(new Slug("tides").numbered(2)).isEqualTo(new Slug("tides-2"));
        assertThat(new Slug("w".repeat(100)).numbered(12).value()).isEqualTo("w".repeat(97) + "-12");
    }
}
