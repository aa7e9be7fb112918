package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines within a paragraph of Markdown. */
class SoftBreaksTest {

    private final MarkdownReader reader = new MarkdownReader();

    @Test
    void linesWithBulletsStayLines() {
        assertThat(html("To buy:\n\u2022 one\n\u2022\ttwo\nand so on"))
                .isEqualTo("<p>To buy:<br />\n\u2022 one<br />\n\u2022\ttwo\nand so on</p>\n");
    }

    @Test
    void linesOfChineseAndJapaneseJoinWithoutASpace() {
        assertThat(html("\u7B2C\u4E00\u884C\uFF0C\n\u7B2C\u4E8C\u884C\nNATO\n\u8BF4"))
                .isEqualTo("<p>\u7B2C\u4E00\u884C\uFF0C\u7B2C\u4E8C\u884C\nNATO\n\u8BF4</p>\n");
        assertThat(html("\uD55C\uAD6D\n\uC5B4")).contains("\uD55C\uAD6D\n\uC5B4");
        assertThat(html("**\u7B2C**\n*\u4E8C*")).contains("</strong><em>");
        assertThat(html("\u30FB\u4E00\n\u30FB\u4E8C")).contains("<br />");
        assertThat(html("1\u3001\u4E00\n2\u3001\u4E8C")).contains("<br />");
    }

    @Test
    void linesWithNumbersInOtherDigitsStayLines() {
        assertThat(html("\u0661. \u0648\u0627\u062D\u062F\n\u0662. \u0627\u062B\u0646\u0627\u0646"))
                .contains("<br />");
        assertThat(html("\u4ECA\u5929\n\u2022\u4E8C")).contains("<br />");
    }

    @ParameterizedTest
    @CsvSource({
        "（1）甲, ①乙",
        "一、甲, 二、乙",
        "a) one, b) two",
        "(1) one, (2) two",
        "가. 하나, 나. 둘",
        "ก. หนึ่ง, ข. สอง",
        "а) один, б) два",
        "– eins, – zwei",
        "—Hola, —¿Qué?",
        "> “Roses are red”, > — Ana",
        "i. one, ii. two",
        "A. one, B. two"
    })
    void linesOfListsAndOfWhatIsSaidStayLines(String first, String second) {
        assertThat(html(first + "\n" + second)).contains("<br />");
    }

    @ParameterizedTest
    @CsvSource({"It was late, — and dark", "A plan, B for all", "It was by, J. Smith", "– It was late, and dark"})
    void otherLinesJoin(String first, String second) {
        assertThat(html(first + "\n" + second)).doesNotContain("<br />");
    }

    private String html(String source) {
        return reader.html(source, new Warnings(source));
    }
}
