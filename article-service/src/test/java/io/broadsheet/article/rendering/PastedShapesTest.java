package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.article.domain.Body;
import io.broadsheet.article.domain.NotPublishable;
import io.broadsheet.article.domain.Rendition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines, lists and tables as programs put them on a clipboard, and what readers get of them. */
class PastedShapesTest {

    private final Renderer renderer = Mended.renderer();

    @Test
    void linesThatAStyleKeptStay() {
        assertThat(html("<p style='white-space: pre-wrap'>Roses\nare red</p><p>one\ntwo</p>"))
                .isEqualTo("<p>Roses<br>are red</p><p>one\ntwo</p>");
        assertThat(html("<div style='font-family: Menlo, monospace; white-space: pre;'><div><span>if</span> x:</div>"
                        + "<div>    y()</div></div>"))
                .isEqualTo("<pre><code>if x:\n    y()</code></pre>");
        assertThat(html("<span>a<span data-stringify-type=paragraph-break></span>b</span>"))
                .isEqualTo("<p>a<br>b</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one\\ntwo <b>three</b> and\\nfour | <p>one<br>two <b>three</b> and<br>four</p>",
                "Hello\\n<a href='/x'>link</a>\\nBye <b>now</b>\\nend"
                        + " | <p>Hello<br><a href=\"/x\">link</a><br>Bye <b>now</b><br>end</p>",
                "<b>a</b>\\n<b>b</b> | <p><b>a</b><br><b>b</b></p>",
                "<p>a</p>\\n<p>b</p> | <p>a</p>\\n<p>b</p>",
                "<span><div>a</div></span>\\n<span><div>b</div></span> | <p>a</p>\\n<p>b</p>",
                "a<br>\\nb | <p>a<br>\\nb</p>",
                "a\\n<pre>b\\nc</pre> | <p>a\\n</p><pre>b\\nc</pre>",
            })
    void keptLinesBeginAndEndBesideMarks(String kept, String html) {
        assertThat(html("<div style='white-space:pre-wrap'>" + kept.replace("\\n", "\n") + "</div>"))
                .isEqualTo(html.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @MethodSource
    @Timeout(20)
    void moreLinesThanElementsAreRefused(String pasted) {
        assertThatExceptionOfType(NotPublishable.class)
                .isThrownBy(() -> html(pasted))
                .withMessageContaining("lines");
    }

    static List<String> moreLinesThanElementsAreRefused() {
        var marks = "<b>x</b>".repeat(24_000);
        return List.of(
                "\u2028".repeat(160_000),
                "a\u2029".repeat(70_000) + marks,
                "<p style='white-space:pre-wrap'>" + "a\n".repeat(120_000) + marks);
    }

    @Test
    @Timeout(20)
    void asManyLinesAsThereMayBeArePutAtOnce() {
        assertThat(html("<p style='white-space:pre-wrap'>" + "<b>x</b>\n".repeat(12_000)))
                .contains("<b>x</b><br><b>x</b>");
        assertThat(html("a\u2028<b>x</b>".repeat(12_000))).contains("a<br><b>x</b>");
    }

    @Test
    void listsOfSlackLieWithinEachOther() {
        assertThat(
                        html(
                                "<ul data-indent=0><li>a</li></ul><ul data-indent=1><li>b</li></ul><ul data-indent=0><li>c</li></ul>"))
                .isEqualTo("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<div class=ListContainerWrapper>Words of a reader</div> | <p>Words of a reader</p>",
                "<ul data-indent=0><li>a</li><p>Words</p></ul> | <ul><li>a</li></ul><p>Words</p>",
                "<ul data-indent=0><li>a</li>Words</ul><ul data-indent=0><li>b</li></ul>"
                        + " | <ul><li>a</li></ul><p>Words</p><ul><li>b</li></ul>",
                "<div class=ListContainerWrapper><ul><li>a</li></ul><img src=/images/x/1.jpg alt=b></div>"
                        + " | <ul><li>a</li></ul><p><img src=\"/images/x/1.jpg\" alt=\"b\"></p>",
                "<ul data-indent=0><li>a</li></ul>Words between<ul data-indent=0><li>b</li></ul>"
                        + " | <ul><li>a</li></ul><p>Words between</p><ul><li>b</li></ul>",
                "<ul data-indent=0><li>a<ul><li>b</li></ul></li></ul> | <ul><li>a<ul><li>b</li></ul></li></ul>",
                "<ul data-indent=0><li>a<ul data-indent=1><li>b</li></ul></li></ul> | <ul><li>a<ul><li>b</li></ul></li></ul>",
            })
    void wordsWithinAndBetweenListsStayInTheirPlace(String pasted, String html) {
        assertThat(html(pasted)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<table role=presentation><tr><td>a</td><td><h2>b</h2></td></tr></table> | <p>a</p><h2>b</h2>",
                "<table><tr><td><table><tr><td><p>a</p></td></tr></table></td></tr></table> | <p>a</p>",
                "<p>a</p><table><tbody><tr><td>b</td></tr></tbody></table> | <p>a</p><p>b</p>",
                "<p><a href='#x'>a</a></p><table><tr><td lang=fr dir=rtl id=x colspan=2 style='font-weight:bold'>mot</td></tr></table>"
                        + " | <p><a href=\"#text-x\">a</a></p><p lang=\"fr\" dir=\"rtl\" id=\"text-x\"><strong>mot</strong></p>",
                "<table role=none><caption>b</caption><tr><td>c</td><td>d</td></tr></table> | <p>b</p><p>c</p><p>d</p>",
            })
    void tablesThatAreNoneGo(String pasted, String html) {
        assertThat(html(pasted)).isEqualTo(html);
    }

    @Test
    @Timeout(20)
    void manyCellsAndParagraphsTakeNoLonger() {
        assertThat(html("<table role=presentation><tr>" + "<td>a</td>".repeat(24_000)))
                .startsWith("<p>a</p><p>a</p>");
        assertThat(html("<table><tr><td>b</td><td>" + "<p>a</p>".repeat(24_000)))
                .contains("<p>a</p><p>a</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a name=s></a><h2>b</h2> | <h2 id=\"text-s\">b</h2>",
                "<p id=s></p><p>b</p> | <p id=\"text-s\">b</p>",
                "<div id=s></div><ul><li>b</li></ul> | <ul id=\"text-s\"><li>b</li></ul>",
                "<p>b</p><span id=s></span> | '<p>b</p><p><span id=\"text-s\"></span></p>'",
                "<ol><li id=s></li><li>b</li></ol> | <ol><li id=\"text-s\"></li><li>b</li></ol>",
                "<em id=s><p>b</p></em> | <p id=\"text-s\"><em>b</em></p>",
            })
    void emptyPlacesThatLinksLeadToStay(String pasted, String html) {
        assertThat(html("<p><a href='#s'>a</a></p>" + pasted)).isEqualTo("<p><a href=\"#text-s\">a</a></p>" + html);
    }

    @Test
    void tablesOfNotesStay() {
        assertThat(
                        html(
                                "<object><table><tr><td>a<sup><a href='#n'>1</a></sup></td><td>b</td></tr></table></object><p id=n>c</p>"))
                .contains("aria-label=\"a, b\"", "<td>b</td>");
    }

    @Test
    void tableOfSeveralCellsStays() {
        assertThat(html("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>"))
                .contains("<td>a</td>", "<td>b</td>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>a\u2028b\u2029c</p> | <p>a<br>b</p><p>c</p>",
                "<pre>a\u2028b</pre> | '<pre>a\nb</pre>'",
            })
    void linesOfLayoutProgramsStayLines(String pasted, String html) {
        assertThat(html(pasted)).isEqualTo(html);
    }

    @Test
    void aParagraphThatIsAllOfItsCellIsTheCell() {
        assertThat(html("<table><tr><td><p dir=rtl>a</p></td><td>b</td></tr></table>"))
                .contains("<tr><td dir=\"rtl\">a</td><td>b</td></tr>");
    }

    @Test
    void itemsOfWordInABrowserAreOneList() {
        var item = "<div class=\"ListContainerWrapper X\"><%1$s><li data-aria-level=\"%2$d\">%3$s</li></%1$s></div>";

        assertThat(html("<p>a</p>" + item.formatted("ul", 1, "one") + item.formatted("ul", 2, "inner")
                        + item.formatted("ul", 1, "two") + item.formatted("ol start=\"3\"", 1, "three")))
                .isEqualTo("<p>a</p><ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>"
                        + "<ol start=\"3\"><li>three</li></ol>");
    }

    private String html(String pasted) {
        return rendition(pasted).html();
    }

    private Rendition rendition(String pasted) {
        return renderer.render(new Body(Body.Format.HTML, pasted));
    }
}
