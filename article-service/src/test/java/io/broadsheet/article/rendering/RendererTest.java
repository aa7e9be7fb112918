package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.article.domain.Body;
import io.broadsheet.article.domain.Body.Format;
import io.broadsheet.article.domain.NotPublishable;
import io.broadsheet.article.domain.Rendering.PictureInText;
import io.broadsheet.article.domain.Rendition;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RendererTest {

    private final Renderer renderer = Mended.renderer();

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3. Oktober 1990: Wieder eins. | 3. Oktober 1990: Wieder eins.",
                "1. FC Köln siegt. | 1. FC Köln siegt.",
                "<ol type=\"a\" start=\"26\"><li>z</li><li>aa</li></ol> | z. z aa. aa",
                "<ol type=I><li value=9>n</li><li>t</li></ol> | IX. n X. t",
                "<ol reversed><li>c</li><li>b</li></ol> | 2. c 1. b",
                "<ol><li><p>a</p><ol><li>b</li></ol></li><li><ul><li>c</li></ul></li></ol> | 1. a 1. b c",
                "<ol><li><img src=/images/x/1.jpg alt=y></li><li>b</li></ol> | 2. b",
                "1. a\\n2.\\n3. c | 1. a 3. c",
                "A note.[^1]\\n\\n[^1]: Here. | A note. Here.",
            })
    void textHasTheNumbersThatPagesShow(String source, String text) {
        var rendition = markdown(source.replace("\\n", "\n"));

        assertThat(rendition.text().replaceAll("\\s+", " ")).isEqualTo(text);
        assertThat(rendition.excerpt()).isEqualTo(text + "...");
    }

    @Test
    void anAnchorAboveAHeadingIsWhereLinksLeadTo() {
        assertThat(markdown("[Go](#two)\n\n<a id=\"two\"></a>\n\n## Two").html())
                .isEqualTo("<p><a href=\"#text-two\">Go</a></p>\n\n<h2 id=\"text-two\">Two</h2>");
    }

    @Test
    void textHasTheQuotationMarksThatPagesShow() {
        assertThat(html("<p>He said <q>no <q>maybe</q></q>.</p>").text()).isEqualTo("He said “no ‘maybe’”.");
        assertThat(html("<p lang=de>Er sagte <q>nein</q>. <span lang=fr>Il dit <q>non</q></span></p>")
                        .text())
                .isEqualTo("Er sagte „nein“. Il dit «non»");
    }

    @Test
    void noTeaserHasWordsThatAreStruckOut() {
        var struck = markdown("~~10~~ 12 euros");

        assertThat(struck.excerpt()).isEqualTo("12 euros...");
        assertThat(struck.text()).isEqualTo("10 12 euros");
        assertThat(html("<p><s>Sold</s> out</p>").excerpt()).isEqualTo("out...");
        assertThat(html("<p><s>All of it</s></p>").excerpt()).isEqualTo("All of it...");
    }

    @Test
    void picturesOfThePapersOwnPagesAreTheLibrarys() {
        var hash = "0123456789abcdef0123456789abcdef";
        var body = new Body(Format.HTML, "<img src=\"https://news.example/images/" + hash + "/960.jpg\" alt=\"Pier\">");

        assertThat(renderer.render(body).html()).contains("<img src=\"/images/" + hash + "/960.jpg\" alt=\"Pier\">");
        assertThat(renderer.pictures(body)).containsExactly(new PictureInText(hash, true));
        assertThat(renderer.warnings(body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<section class=\"footnotes sr\"><p>a</p></section> | '<section class=\"footnotes\"><p>a</p></section>'",
                "<section class=sr><p>a</p></section> | <p>a</p>",
                "<ol type=disc start=x><li value=y>a</li></ol> | <ol><li>a</li></ol>",
                "<ol start=12345678901><li>a</li></ol> | <ol><li>a</li></ol>",
                "<p><time datetime=soon>a</time> <time datetime='2026-11-29T10:00Z'>b</time></p>"
                        + " | <p><time>a</time> <time datetime=\"2026-11-29T10:00Z\">b</time></p>",
                "<p><time datetime=2026-13-01>a</time><time datetime=PT4H>b</time></p>"
                        + " | <p><time>a</time><time datetime=\"PT4H\">b</time></p>",
                "<p><del datetime=2026>a</del>b</p> | <p><del>a</del>b</p>",
            })
    void keepsNoValueThatIsNone(String source, String html) {
        assertThat(html(source).html()).isEqualTo(html);
    }

    @Test
    void spansNoMoreCellsThanThereCanBe() {
        assertThat(
                        html("<table><tr><td colspan=100000 rowspan=70000>a</td><td colspan=2 rowspan=0>b</td><th scope=all>c</th><th scope=COL>d</th></tr></table>")
                                .html())
                .contains("<td>a</td><td colspan=\"2\" rowspan=\"0\">b</td><th>c</th><th scope=\"COL\">d</th>");
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
