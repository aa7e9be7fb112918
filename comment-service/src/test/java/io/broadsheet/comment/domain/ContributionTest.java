package io.broadsheet.comment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.broadsheet.comment.domain.InvalidContribution.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContributionTest {

    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    @Test
    void asksForBothFieldsAtOnce() {
        var refused = catchThrowableOfType(InvalidContribution.class, () -> Contribution.of(null, ""));

        assertThat(refused.faults())
                .containsExactlyInAnyOrder(
                        new Fault("text", "Please enter your comment!"),
                        new Fault("author", "Please enter your name here"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" \t\n", "\u00A0", "\u200B\u200D", "\u3164", "\u2800", "\uFE0F", "\u202E"})
    void nothingVisibleIsBlank(String typed) {
        var refused = catchThrowableOfType(InvalidContribution.class, () -> Contribution.of("Ada", typed));

        assertThat(refused.faults()).containsExactly(new Fault("text", "Please enter your comment!"));
    }

    @Test
    void countsWhatPeopleSee() {
        assertThat(Contribution.of(FAMILY.repeat(80), "\u00e9".repeat(5_000)).author())
                .hasSize(80 * FAMILY.length());

        var refused = catchThrowableOfType(
                InvalidContribution.class, () -> Contribution.of(FAMILY.repeat(81), "e\u0301".repeat(5_001)));
        assertThat(refused.faults()).extracting(Fault::field).containsExactly("text", "author");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0301",
                "\u20DD",
                "\u200D",
                "\u0301\u200B",
                "\u200B\u0301\u0489",
                "\uDB40\uDC41",
                "\u0301\u0903",
                "\u0903",
                "\u0B3E",
                "\uD834\uDD65"
            })
    void whatHangsOnOneCharacterIsBounded(String storm) {
        var words = Contribution.of("x" + storm.repeat(1_500) + "y", "x" + storm.repeat(120_000) + "y");

        for (String kept : List.of(words.author(), words.text())) {
            assertThat(kept).startsWith("x").endsWith("y");
            assertThat(kept.codePointCount(0, kept.length())).isLessThanOrEqualTo(10);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00e9",
                "Ti\u1ebfng Vi\u1ec7t",
                "\u0e17\u0e35\u0e48",
                FAMILY,
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                "\u05d1\u05bc\u05b8\u0599",
                "\u0f42\u0f7c\u0f62\u0f0b",
                "\u0915\u094D\u0937\u0924\u094D\u0930\u093F\u092F\u094B\u0902 \u0915\u093E \u0938\u094D\u0935\u093E\u0938\u094D\u0925\u094D\u092F \u0926\u0941\u0903\u0916",
                "\u0989\u09CE\u09B8\u09AC\u09C7\u09B0 \u09B8\u09CD\u09AC\u09BE\u09A7\u09C0\u09A8\u09A4\u09BE \u0995\u09CB\u09A5\u09BE\u09AF\u09BC",
                "\u0BA4\u0BAE\u0BBF\u0BB4\u0BCD \u0BAE\u0BCA\u0BB4\u0BBF \u0B95\u0BCC\u0BB0\u0BB5\u0BAE\u0BCD \u0BB8\u0BCD\u0BB0\u0BC0",
                "\u0D2E\u0D32\u0D2F\u0D3E\u0D33\u0D02 \u0D38\u0D4D\u0D35\u0D3E\u0D24\u0D28\u0D4D\u0D24\u0D4D\u0D30\u0D4D\u0D2F\u0D02 \u0D0E\u0D28\u0D4D\u200D",
                "\u0E19\u0E49\u0E33 \u0E01\u0E38\u0E49\u0E07 \u0E17\u0E35\u0E48",
                "\u1781\u17D2\u1789\u17BB\u17C6 \u179F\u17D2\u178F\u17D2\u179A\u17B8 \u1797\u17B6\u179F\u17B6\u1781\u17D2\u1798\u17C2\u179A",
                "\u1000\u103B\u103D\u1014\u103A\u102F\u1015\u103A \u1019\u103C\u1014\u103A\u1019\u102C",
                "\u0CB8\u0CCD\u0CB5\u0CBE\u0CA4\u0C82\u0CA4\u0CCD\u0CB0\u0CCD\u0CAF \u0CAA\u0CCD\u0CB0\u0CC7\u0CAE",
                "\u0DC1\u0DCA\u200D\u0DBB\u0DD3 \u0DBD\u0D82\u0D9A\u0DCF\u0DC0",
                "\u0F66\u0F92\u0FB2\u0F7C\u0F42\u0F66 \u0F56\u0F66\u0F92\u0FB2\u0F74\u0F56\u0F66"
            })
    void scriptsAndPicturesAreKeptAsTheyAre(String written) {
        assertThat(Contribution.of(written, written + " " + written).text()).isEqualTo(written + " " + written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r\n",
                "\r",
                "\u2028",
                "\u2029",
                "\n \n",
                "\n\u200B\n",
                "\n\u00A0\t\n",
                "\n\u3164\n",
                "\n\u2800\u2800\n"
            })
    void atMostOneEmptyLineStandsInARow(String storm) {
        assertThat(Contribution.of("Ada", "top" + storm.repeat(800) + "bottom").text())
                .isEqualTo("top\n\nbottom");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n", "a\n\n", "ab\n \n", "\u2022\n", FAMILY + "\n"})
    void aTowerOfNarrowLinesIsLaidFlat(String storey) {
        assertThat(Contribution.of("Ada", "top line\n" + storey.repeat(800) + "bottom line")
                        .text()
                        .lines())
                .hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void anyTowerEnds() {
        var text = Contribution.of("Ada", "spam\n".repeat(900)).text();

        assertThat(text.lines()).hasSizeLessThanOrEqualTo(60);
        assertThat(text.split("\\s+")).hasSize(900);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00A0", "\u3000", "\u3164", "\u2800", "\t", " \u200B"})
    void aGapWithinALineIsBounded(String gap) {
        assertThat(Contribution.of("Ada", "left" + gap.repeat(2_000) + "right").text())
                .startsWith("left")
                .endsWith("right")
                .hasSizeLessThan(60);
    }

    @Test
    void versesAndListsStayLines() {
        String verses = "Shall I compare thee\nto a summer's day?\n\n1. a\n2. b\n3. c";

        assertThat(Contribution.of("Ada", verses).text()).isEqualTo(verses);
    }

    @Test
    void whatTurnsTheDirectionIsLeftOutOfTheText() {
        assertThat(Contribution.of("Ada", "call \u202A+47 22\u202C \u2066now\u2069")
                        .text())
                .isEqualTo("call +47 22 now");
    }

    @Test
    void aNameIsComposedAlike() {
        assertThat(Contribution.of("Zoe\u0308", "Hello").author()).isEqualTo("Zo\u00eb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001Bb", "a\u0085b", "a\uD800b"})
    void refusesControlCharacters(String typed) {
        var refused = catchThrowableOfType(InvalidContribution.class, () -> Contribution.of(typed, typed));

        assertThat(refused.faults()).extracting(Fault::field).containsExactly("text", "author");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada\nLovelace", "Ada\u2028L", "\u202EadA", "Ada\u2066"})
    void aNameIsOneLineInOneDirection(String typed) {
        var refused = catchThrowableOfType(InvalidContribution.class, () -> Contribution.of(typed, "Fine."));

        assertThat(refused.faults()).extracting(Fault::field).containsExactly("author");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thank you!",
                "\u8C22\u8C22!",
                "\u975E\u5E38\u611F\u8C22",
                "\u3042\u308A\u304C\u3068\u3046",
                "\uAC10\uC0AC\uD569\uB2C8\uB2E4",
                "\u0930\u093E\u092E \u0930\u093E\u092E",
                "+1 (2026)"
            })
    void manyPeopleSaySo(String text) {
        assertThat(Contribution.of("Ada", text).isOftenSaid()).isTrue();
    }

    /** Signs for words say as much in fewer characters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u52A0\u5FAE\u4FE1\u9886\u7EA2\u530588888",
                "\u52A0V 8888800",
                "\uAC00\uC785\uD558\uBA74 \uB3C8\uC918\uC694",
                "WhatsApp 0049"
            })
    void fewSaySoByChance(String text) {
        assertThat(Contribution.of("Ada", text).isOftenSaid()).isFalse();
    }

    @Test
    void keepsTypographyAndParagraphs() {
        var contribution = Contribution.of(" Zo\u00eb \u2018Z\u2019 ", "\u201cQuite.\u201d\r\n\r\n<b>so</b>\r\n");

        assertThat(contribution)
                .isEqualTo(new Contribution("Zo\u00eb \u2018Z\u2019", "\u201cQuite.\u201d\n\n<b>so</b>"));
    }
}
