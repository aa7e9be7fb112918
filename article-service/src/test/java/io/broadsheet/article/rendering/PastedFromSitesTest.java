package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.domain.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sites and their editors put on a clipboard or in an export. */
class PastedFromSitesTest {

    private final Renderer renderer = Mended.renderer();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "One <b>b</b>.\\n\\nTwo.\\r\\n\\r\\n<em>Three</em> | <p>One <b>b</b>.</p><p>Two.</p><p><em>Three</em></p>",
                "<h2>a</h2>\\nOne.\\n\\nTwo\\n<ul>\\n<li>b</li>\\n</ul>\\n\\nThree"
                        + " | <h2>a</h2><p>\\nOne.</p><p>Two\\n</p><ul>\\n<li>b</li>\\n</ul><p>Three</p>",
                "<b>a</b>\\n\\n<b>b</b> | <p><b>a</b></p><p><b>b</b></p>",
                "one\\ntwo | <p>one\\ntwo</p>",
                "<p>one\\n\\ntwo</p>\\n\\n<p>three</p> | <p>one\\n\\ntwo</p>\\n\\n<p>three</p>",
            })
    void emptyLinesPartParagraphs(String pasted, String html) {
        assertThat(html(lines(pasted))).isEqualTo(lines(html));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ul><li>[x] a</li><li><p>[ ] b</p></li><li>[X]\u00A0c<ul><li>[] d</li></ul></li></ul>"
                        + " | <ul><li>☑ a</li><li><p>☐ b</p></li><li>☑\u00A0c<ul><li>[] d</li></ul></li></ul>",
                "<ul><li><span>[x]</span> a</li></ul> | <ul><li>☑ a</li></ul>",
                "<p>[x] a</p> | <p>[x] a</p>",
            })
    void tasksHaveBoxes(String pasted, String html) {
        assertThat(html(pasted)).isEqualTo(html.replace("\u00A0", "&#xa0;"));
    }

    @Test
    void bracketsThatWereEscapedInMarkdownStay() {
        assertThat(renderer.render(new Body(Body.Format.MARKDOWN, "- \\[x] a")).html())
                .contains("<li>[x] a</li>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<figure><div>\\nhttps://x.example/watch?v=a_b\\n</div></figure>"
                        + " | <figure><p>\\n<a href=\"https://x.example/watch?v=a_b\">https://x.example/watch?v=a_b</a>\\n</p></figure>",
                "<p>Seen:<br>https://x.example/a</p>"
                        + " | <p>Seen:<br><a href=\"https://x.example/a\">https://x.example/a</a></p>",
                "<p><a href='/b'>https://x.example/a</a></p> | <p><a href=\"/b\">https://x.example/a</a></p>",
                "<pre>https://x.example/a</pre> | <pre>https://x.example/a</pre>",
                "<p>https://x.example/a is there</p> | <p>https://x.example/a is there</p>",
            })
    void anAddressAloneIsALink(String pasted, String html) {
        assertThat(html(lines(pasted))).isEqualTo(lines(html));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ul class=bulleted-list><li>a</li></ul><ul class=bulleted-list><li>b<ul class=bulleted-list><li>c</li></ul></li></ul>"
                        + " | <ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>",
                "<ol class=numbered-list start=1><li>a</li></ol><ol class=numbered-list start=2><li>b</li></ol><p>c</p>"
                        + " | '<ol start=\"1\"><li>a</li><li>b</li></ol><p>c</p>'",
                "<ul class=bulleted-list><li>a</li></ul><ol class=numbered-list start=1><li>b</li></ol>"
                        + " | '<ul><li>a</li></ul><ol start=\"1\"><li>b</li></ol>'",
            })
    void itemsOfNotionAreOneList(String pasted, String html) {
        assertThat(html(pasted)).isEqualTo(html);
    }

    @Test
    void notesOfSubstackAreRaisedAndBesideTheirNumber() {
        assertThat(html("<p>Late<a class=footnote-anchor id=footnote-anchor-1 href='#footnote-1'>1</a></p>"
                        + "<div class=footnote><a id=footnote-1 href='#footnote-anchor-1' class=footnote-number>1</a>"
                        + "<div class=footnote-content><p>It was.</p></div></div>"))
                .isEqualTo("<p>Late<sup><a id=\"text-footnote-anchor-1\" href=\"#text-footnote-1\">1</a></sup></p>"
                        + "<p><a id=\"text-footnote-1\" href=\"#text-footnote-anchor-1\">1</a> It was.</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<h2>a</h2><a class=anchor aria-label='Permalink: a' href='#a'><svg><path d=m7></path></svg></a> | <h2>a</h2>",
                "<h2>a<a class=headerlink href='#a' title=Permalink>¶</a></h2> | <h2>a</h2>",
                "<h2>a<a class=header-anchor href='#a'><span class=visually-hidden>Permalink</span> #</a></h2> | <h2>a</h2>",
                "<h2 id=a><a class=header-anchor href='#a'><span>Tides</span></a></h2> | <h2>Tides</h2>",
                "<h2><a class=anchor href='#a'></a><a class=headerlink href='#a'>7</a></h2> | <h2>7</h2>",
                "<p>See <a class=anchor href='#n'>the notes</a>.</p><h2 id=n>Notes</h2>"
                        + " | '<p>See <a href=\"#text-n\">the notes</a>.</p><h2 id=\"text-n\">Notes</h2>'",
                "<google-sheets-html-origin><p>a</p> | <p>a</p>",
            })
    void addressesOfHeadingsAreNoText(String pasted, String html) {
        assertThat(html(pasted)).isEqualTo(html);
    }

    @Test
    void wordsBesideAHeadingAreNotLeftOutWithoutAWord() {
        var body = new Body(Body.Format.HTML, "<h2>Tides <a class=anchor href='#a'>of May</a></h2>");

        assertThat(renderer.warnings(body))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("of May"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<amp-img src='https://x.example/a.jpg' width=300 alt='A boat'></amp-img>"
                        + " | <p><a href=\"https://x.example/a.jpg\">A boat</a></p>",
                "<p><a href=/x class=btn title=Next><i class=icon></i></a></p>"
                        + " | '<p><a href=\"/x\" title=\"Next\">Next</a></p>'",
                "<p><a href=/x aria-label=Next></a></p> | <p><a href=\"/x\">Next</a></p>",
                "<p><img alt=Norway src='//u.example/n.svg' width=23> <a href=/n>Norway</a></p> | '<p> <a href=\"/n\">Norway</a></p>'",
                "<p><span class=flagicon><img alt=Norway src='//u.example/n.svg' width=23>\u00A0</span><a href=/n>Norway</a></p>"
                        + " | '<p>&#xa0;<a href=\"/n\">Norway</a></p>'",
                "<table><tr><td><h2>a</h2><p>b</p></td></tr><tr><td>c</td></tr></table> | <h2>a</h2><p>b</p><p>c</p>",
            })
    void whatPagesAreBuiltOfIsPlain(String pasted, String html) {
        assertThat(html(pasted)).isEqualTo(html);
    }

    @Test
    @Timeout(20)
    void manyLinesTakeNoLonger() {
        assertThat(html("a\n\n".repeat(12_000))).startsWith("<p>a</p><p>a</p>");
        assertThat(html("<li>".repeat(20_000) + "https://x.example/a")).contains("<a href=");
    }

    private String html(String pasted) {
        return renderer.render(new Body(Body.Format.HTML, pasted)).html();
    }

    private static String lines(String written) {
        return written.replace("\\n", "\n").replace("\\r", "\r");
    }
}
