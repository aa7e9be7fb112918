package io.broadsheet.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @Test
    void leavesFewMarksOnALetter() {
        assertThat(Texts.withFewMarks("x" + "\u0301".repeat(900) + "y\u0301"))
                .isEqualTo("x" + "\u0301".repeat(8) + "y\u0301");
        assertThat(Texts.withFewMarks("Zo\u0308e \ud83d\udc69\u200d\ud83d\ude80"))
                .isEqualTo("Zo\u0308e \ud83d\udc69\u200d\ud83d\ude80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\n",
                "\u00a0",
                "\u3000",
                "\u200b\u200d",
                "\ufeff",
                "\u2060",
                "\u202e",
                "\u00ad",
                "\u3164",
                "\u2800",
                "\u115f",
                "\u0301",
                "\ufe0f",
                "\udb40\udc41",
                "\u2028",
                "\ud83d",
                "\u034f"
            })
    void seesNothing(String text) {
        assertThat(Texts.isBlank(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u200ba", "潮", "👍", "1", ".", "é", "e\u0301", "ا", "–", "\u0e01"})
    void seesSomething(String text) {
        assertThat(Texts.isBlank(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"abc,3", "é,1", "e\u0301,1", "潮汐,2", "👩‍👩‍👧,1", "🇩🇪🇫🇷,2", "👍🏽,1", "नि,1", "“q”,3"})
    void countsAsPeopleDo(String text, int length) {
        assertThat(Texts.length(text)).isEqualTo(length);
    }

    @Test
    void countsALineBreakOnce() {
        assertThat(Texts.length("a\r\nb"))
                .isEqualTo(Texts.length("e\u0301\r\nb"))
                .isEqualTo(3);
    }

    @Test
    void boundsWhatCombiningMarksCanPileUp() {
        assertThat(Texts.fits("👩‍👩‍👧".repeat(80), 80)).isTrue();
        assertThat(Texts.fits("a".repeat(81), 80)).isFalse();
        assertThat(Texts.fits("a" + "\u0301".repeat(100_000), 80)).isFalse();
    }

    /** To Unicode each of these is one, however long. */
    @ParameterizedTest
    @ValueSource(strings = {"\u1100", "\u11A8", "\u0E33", "\u0D4E", "\u0915\u094D", "\uFF9E", "\ud83c\udffb"})
    void countsEachLetterOfWhatGoesOnWithoutAnEnd(String letter) {
        assertThat(Texts.fits("a" + letter.repeat(100), 80)).isFalse();
        assertThat(Texts.length("\uD83D\uDC68\uD83C\uDFFB\u200D".repeat(4))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000", "a\u001b[1m", "a\u0085", "a\u2028b", "a\u202eb", "a\u2066b", "a\ud83d"})
    void findsControls(String text) {
        assertThat(Texts.hasControls(text)).isTrue();
    }

    @Test
    void letsRunningTextHaveLinesAndFamiliesTheirJoiners() {
        assertThat(Texts.hasControlsBesidesLineBreaks("a\r\n\tb 👩‍👩‍👧")).isFalse();
        assertThat(Texts.hasControlsBesidesLineBreaks("a\u0007")).isTrue();
        assertThat(Texts.hasControls("👩‍👩‍👧 می‌خواهم")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NATO, nato",
        "' Nato\u200B ', nato",
        "\uFF2E\uFF21\uFF34\uFF2F, nato",
        "Malmo\u0308, malmö",
        "STRASSE, Straße",
        "ΟΔΟΣ, οδος",
        "a  b, a\u00A0b",
        "Kli\u00ADma, klima",
        "\u0645\u06CC\u200C\u062E, \u0645\u06CC\u062E",
        "\u2764\uFE0F, \u2764",
        "STRA\u1E9EE, Straße",
        "STRA\u1E9EE, strasse",
        "\u0130stanbul, istanbul",
        "\u0130STANBUL, I\u0307stanbul",
        "O\u2019Neil, O'Neil",
        "O\u02BCNeil, O'NEIL",
        "Hawai\u02BBi, Hawai\u2018i",
        "ΑΘΗΝΑ, Αθήνα",
        "ΜΥΤΙΛΗΝΗ, Μυτιλήνη",
        "ΕΛΛΗΝΙΚΟΣ ΟΡΓΑΝΙΣΜΟΣ, Ελληνικός Οργανισμός",
        "Αθη\u0301να, Αθηνα",
        "\u1F08θήνα, \u1F08ΘΗΝΑ",
        "ΤΑΪΛΑΝΔΗ, Ταϊλάνδη",
        "\u0643\u0640\u0640\u062A\u0627\u0628, \u0643\u062A\u0627\u0628"
    })
    void namesAreOneInAllTheirSpellings(String one, String another) {
        assertThat(Texts.folded(one)).isEqualTo(Texts.folded(another));
    }

    @Test
    void foldingOnceMoreChangesNothing() {
        for (var c = 0; c <= Character.MAX_CODE_POINT; c++) {
            var folded = Texts.folded("a" + Character.toString(c) + "b");
            assertThat(Texts.folded(folded)).as("%X", c).isEqualTo(folded);
        }
    }

    @Test
    void namesOfOtherLettersAndSignsAreOthers() {
        assertThat(Stream.of(
                                "c", "c++", "c#", "ac/dc", "acdc", "a\\b", "ab", "malmo", "malmö", "..", ".", "μαϊος",
                                "μαιος", "éa", "ea")
                        .map(Texts::folded))
                .doesNotHaveDuplicates();
    }

    @Test
    void beginningsHaveNoHalfOfACharacter() {
        assertThat(Texts.beginning("tides", 5)).isEqualTo("tides");
        assertThat(Texts.beginning("tides", 4)).isEqualTo("tide");
        assertThat(Texts.beginning("tide\uD83C\uDF0A", 5)).isEqualTo("tide");
        assertThat(Texts.beginning("tide\uD83C\uDF0A", 6)).isEqualTo("tide\uD83C\uDF0A");
    }
}
