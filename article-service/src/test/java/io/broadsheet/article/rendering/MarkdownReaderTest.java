package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownReaderTest {

    private final MarkdownReader reader = new MarkdownReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "这是**“强调”**文字 | 这是<strong>“强调”</strong>文字",
                "他说**你好。**然后 | 他说<strong>你好。</strong>然后",
                "これは**「太字」**です | これは<strong>「太字」</strong>です",
                "한국어**\"강조\"**는 | 한국어<strong>&quot;강조&quot;</strong>는",
                "**重要：**请看*这里*。 | <strong>重要：</strong>请看<em>这里</em>。",
                "`**“x”**` | <code>**“x”**</code>",
                "~~gone~~ | <del>gone</del>",
            })
    void knowsEmphasisBesideAnyPunctuation(String markdown, String html) {
        assertThat(Characters.mended(reader.html(markdown)).strip()).isEqualTo("<p>" + html + "</p>");
    }

    @Test
    void linksBareAddresses() {
        assertThat(reader.html("See https://example.org/a."))
                .contains("<a href=\"https://example.org/a\">https://example.org/a</a>.");
    }

    @Test
    void keepsANoteThatNothingLeadsTo() {
        assertThat(reader.html("Text.\n\n[^x]: A *note*.\n\n    Its end."))
                .contains("<p>[^x]: A <em>note</em>.</p>", "<p>Its end.</p>");
    }

    @Test
    void takesNotesWithinTheLine() {
        assertThat(reader.html("Text^[A note].")).contains("<li id=\"fn", "A note");
    }
}
