package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.article.domain.Body;
import io.broadsheet.article.domain.Body.Format;
import io.broadsheet.article.domain.NotPublishable;
import io.broadsheet.article.domain.Rendition;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RendererTest {

    private final Renderer renderer = new Renderer(new PictureSettings(List.of()));

    @Test
    void leavesTypographyAsItIs() {
        var words = "“A stronger harbour will benefit us greatly,” she said – the town’s ‘new phase’… It's 5 > 4.";

        var rendition = markdown(words);

        assertThat(rendition.html()).isEqualTo("<p>" + words.replace(">", "&gt;") + "</p>");
        assertThat(rendition.text()).isEqualTo(words);
    }

    @Test
    void rendersMarkdownWithTables() {
        var rendition = markdown("""
                # Tides

                High *and* **low**, see [the table](https://example.org/?a=1&b=2).

                | day | height |
                |-----|-------:|
                | Mon | 4.2    |

                - one
                - two""");

        assertThat(rendition.html())
                .contains(
                        "<h2>Tides</h2>", "<em>and</em>", "<a href=\"https://example.org/?a=1&amp;b=2\">the table</a>")
                .contains("<td>Mon</td>", "<td class=\"right\">4.2</td>", "<li>one</li>");
        assertThat(rendition.text())
                .isEqualTo("Tides\n\nHigh and low, see the table.\n\nday height\nMon 4.2\n\none\ntwo");
    }

    @Test
    void takesHtmlAsItIs() {
        var rendition = html("<p>One<br>two</p>\n<p lang=\"ja\">三</p><pre>a\n  b</pre>"
                + "<figure><img src=\"/images/1.jpg\" alt=\"A pier\"><figcaption>Pier</figcaption></figure>");

        assertThat(rendition.html()).contains("<p>One<br>two</p>", "<p lang=\"ja\">三</p>", "alt=\"A pier\"");
        assertThat(rendition.text()).isEqualTo("One\ntwo\n\n三\n\na\n  b\n\nPier");
    }

    @Test
    void keepsTheNumbersOfLists() {
        assertThat(html("<ol type=\"a\" start=\"3\"><li>c</li><li value=\"7\">g</li></ol>")
                        .html())
                .isEqualTo("<ol type=\"a\" start=\"3\"><li>c</li><li value=\"7\">g</li></ol>");
    }

    @Test
    void losesNoWordInBrackets() {
        assertThat(markdown("We read <Time> by a friend, Set<S> and List<A>, [here](/x).")
                        .text())
                .isEqualTo("We read <Time> by a friend, Set<S> and List<A>, here.");
    }

    @Test
    void namesTheBoxesOfTables() {
        assertThat(html("<table><tr><th>Day</th><th>Height</th></tr><tr><td>1</td></tr></table>")
                        .html())
                .startsWith("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Day, Height\"><table>");
        assertThat(html("<table><caption>Tides</caption><tr><td>1</td></tr></table>")
                        .html())
                .contains("aria-label=\"Tides\"");
        assertThat(html("<p>a</p><table><tr><td></td></tr></table>").html()).doesNotContain("tabindex");
    }

    @Test
    void excerptIsTheFirstTenWordsAndThreeDots() {
        assertThat(markdown("Taiwan plans to send delegations\nto the United States this\n\nyear and next.")
                        .excerpt())
                .isEqualTo("Taiwan plans to send delegations to the United States this...");
        assertThat(markdown("Four words are enough.").excerpt()).isEqualTo("Four words are enough....");
        assertThat(markdown("語".repeat(5_000)).excerpt()).isEqualTo("語".repeat(10) + "...");
    }

    @Test
    void readingTakesAtLeastAMinute() {
        assertThat(markdown("Short.").readingMinutes()).isEqualTo(1);
        assertThat(markdown("word ".repeat(1_000)).readingMinutes()).isEqualTo(5);
        assertThat(markdown("語".repeat(5_000)).readingMinutes()).isEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void letsNothingPassThatRuns(String attack) {
        for (var format : Format.values()) {
            var rendition = renderer.render(new Body(format, "Seen. " + attack + "\n\n" + attack + "\n\nSeen too."));

            assertThat(rendition.html()).contains("Seen");
            assertThatOnlyHarmlessMarkupIsIn(rendition.html());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<style>p{}</style>",
                "<!-- note -->",
                "<p>\u00A0</p><br>",
                "&#8203;"
            })
    void refusesATextOfWhichNothingIsSeen(String source) {
        assertThatExceptionOfType(NotPublishable.class).isThrownBy(() -> html(source));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>", "<b>", "> ", "- ", "[", "*a _b ", "![", "<table><tr><td>", "&", "`", "(("})
    void takesNestingOfAnyDepth(String piece) {
        var source = piece.repeat(Body.MAX_BYTES / piece.length() - 10) + "x";

        for (var format : Format.values()) {
            try {
                assertThatOnlyHarmlessMarkupIsIn(
                        renderer.render(new Body(format, source)).html());
            } catch (NotPublishable refused) {
                assertThat(refused).hasMessageContaining(" ");
            }
        }
    }

    static List<String> attacks() {
        return XssCorpus.ATTACKS;
    }

    static void assertThatOnlyHarmlessMarkupIsIn(String html) {
        var allowed = Set.of(
                "href",
                "src",
                "alt",
                "title",
                "lang",
                "dir",
                "width",
                "height",
                "datetime",
                "start",
                "reversed",
                "colspan",
                "rowspan",
                "scope",
                "class",
                "id",
                "tabindex",
                "role",
                "aria-label",
                "type",
                "value");
        for (var element : Jsoup.parseBodyFragment(html).body().select("*").not("body")) {
            assertThat(element.normalName())
                    .isNotIn(
                            "script",
                            "style",
                            "iframe",
                            "object",
                            "embed",
                            "svg",
                            "math",
                            "form",
                            "input",
                            "base",
                            "meta",
                            "link",
                            "template",
                            "noscript",
                            "textarea",
                            "xmp",
                            "button",
                            "video",
                            "audio");
            for (var attribute : element.attributes()) {
                assertThat(attribute.getKey()).isIn(allowed);
                if (attribute.getKey().equals("href") || attribute.getKey().equals("src")) {
                    var address = attribute
                            .getValue()
                            .replaceAll("[\\s\\p{Cntrl}]", "")
                            .toLowerCase();
                    assertThat(address)
                            .doesNotStartWith("javascript:")
                            .doesNotStartWith("data:")
                            .doesNotStartWith("vbscript:");
                }
            }
        }
    }

    private Rendition markdown(String source) {
        return renderer.render(new Body(Format.MARKDOWN, source));
    }

    private Rendition html(String source) {
        return renderer.render(new Body(Format.HTML, source));
    }
}
