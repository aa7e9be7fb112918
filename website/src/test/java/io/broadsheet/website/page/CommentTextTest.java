package io.broadsheet.website.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.website.view.Paragraph;
import io.broadsheet.website.view.Paragraph.Part;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTextTest {

    @Test
    void linesAfterAMarkAreQuoted() {
        assertThat(CommentText.paragraphs("> You said\n>this.\nIndeed.\nReally.\n\nMore > less"))
                .containsExactly(
                        new Paragraph(true, List.of(new Part("You said\nthis.", null))),
                        new Paragraph(false, List.of(new Part("Indeed.\nReally.", null))),
                        new Paragraph(false, List.of(new Part("More > less", null))));
        assertThat(CommentText.paragraphs(">\n\n>")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            See https://example.org/a?b=c&d=%20#e.      | https://example.org/a?b=c&d=%20#e
            (https://example.org/a_(b))                 | https://example.org/a_(b)
            (see http://example.org)                    | http://example.org
            HTTPS://EXAMPLE.ORG/x!                      | HTTPS://EXAMPLE.ORG/x
            "https://example.org/a"                     | https://example.org/a
            """)
    void plainAddressesAreLinks(String text, String href) {
        assertThat(links(text)).containsExactly(href);
        assertThat(String.join(
                        "",
                        CommentText.paragraphs(text).stream()
                                .flatMap(paragraph -> paragraph.parts().stream())
                                .map(Part::text)
                                .toList()))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "https://bank.example@example.org/",
                "https://",
                "https://localhost/",
                "https://xn--pypal-4ve.com/",
                "https://b\u00fccher.example/",
                "https://example.org/\u00e4",
                "https://example.org:x/",
                "https://exa\u200bmple.org.",
                "xhttps://example.org",
                "ftp://example.org"
            })
    void whatMayLeadElsewhereStaysText(String text) {
        assertThat(links(text)).isEmpty();
    }

    @Test
    void severalLinksStandInOneParagraph() {
        assertThat(links("https://a.example, https://b.example\nhttps://c.example"))
                .containsExactly("https://a.example", "https://b.example", "https://c.example");
        assertThat(links("https://a.example/" + "x".repeat(3_000))).isEmpty();
    }

    @Test
    void theMostBracketsThatFitAreReadInNoTime() {
        String text = "https://a.example" + ")".repeat(4_900);

        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(links(text)).containsExactly("https://a.example");
        }

        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }

    private static List<String> links(String text) {
        return CommentText.paragraphs(text).stream()
                .flatMap(paragraph -> paragraph.parts().stream())
                .map(Part::href)
                .filter(Objects::nonNull)
                .toList();
    }
}
