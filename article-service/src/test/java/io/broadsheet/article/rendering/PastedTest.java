package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.domain.Body;
import io.broadsheet.article.domain.Rendition;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.article.domain.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs put beside the words on a clipboard, and what readers get of it. */
class PastedTest {

    private final Renderer renderer = Mended.renderer();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Oslo <span data-sort-value='12' style='DISPLAY: none'>00012</span>grows</p> | <p>Oslo grows</p>",
                "<p>a</p><div style='color:#fff;display:none;mso-hide:all'>Open me</div><div hidden>b</div> | <p>a</p>",
                "<p>a<span style='visibility:hidden;color:transparent'>!</span></p> | <p>a</p>",
                "<p>a <span style='display:inline;x-display: none-of-it'>b</span></p> | <p>a b</p>",
                "<a href='https://x.example/' style='display:inline-block;mso-hide:all'>Read</a>"
                        + " | <p><a href=\"https://x.example/\">Read</a></p>",
                "<p>E=<span style='display:none'><math><mi>m</mi></math></span></p> | <p>E=m</p>",
            })
    void hiddenWordsAreLeftOut(String pasted, String html) {
        assertThat(html(pasted)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>report<span class='visually-hidden'>, external</span></p> | <p>report</p>",
                "<p>a<span class='x govuk-visually-hidden'>b</span><span class=sr-only>c</span></p> | <p>a</p>",
                "<p>a<span class=screen-reader-text>b</span><span class=css-1-VisuallyHidden>c</span></p> | <p>a</p>",
                "<p>a<span class=visually-hidden-focusable>b</span><span class=not-sr-only>c</span></p> | <p>abc</p>",
            })
    void wordsForThoseWhoHearAPageAreLeftOut(String pasted, String html) {
        assertThat(html(pasted)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<style>.c3{font-weight:700}</style><p><span class=\"c3\">Bold</span> x</p>"
                        + " | <p><strong>Bold</strong> x</p>",
                "<style><!-- /* Word */ P.Lead, span.c1 {mso-x:y; font-style:italic}--></style><p class=Lead>a</p>"
                        + "<p><span class='c0 c1'>b</span><b class=Lead>c</b></p> | <p><em>a</em></p><p><em>b</em><b>c</b></p>",
                "<style>@import url(a.css);.c1{font-weight:bold}@media print{.c2{font-weight:bold}} .c3 b,.c4:hover{font-weight:bold}"
                        + "</style><p><span class=c1>a</span><span class=c2>b</span><span class=c3>c</span></p>"
                        + " | <p><strong>a</strong>bc</p>",
                "<style>.b{font-weight:bold}.n{font-weight:400}</style><p><span class=b>a<span class=n>b</span></span>"
                        + "<span class=b style='font-weight:normal'>c</span></p> | <p><strong>a</strong>bc</p>",
                "<style>.b{font-weight:700}.n{font-weight:400}</style><p><span class='n b'>a</span></p> | <p>a</p>",
                "<style>.n{font-weight:400}.b{font-weight:700}</style><p><span class='b n'>a</span></p>"
                        + " | <p><strong>a</strong></p>",
                "<style>span.c{font-weight:700}.c{font-weight:400}</style><p><span class=c>a</span></p>"
                        + " | <p><strong>a</strong></p>",
                "<style>.c1{font-weight:700</style><p class=c1>a</p> | <p><strong>a</strong></p>",
                "<style>.c1{color:red}{.c1</style><p class=c1>a</p> | <p>a</p>",
            })
    void whatClassesSayIsBoldOrSlantedIs(String pasted, String html) {
        assertThat(html(pasted)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file:///C:/x/clip.htm | _ftn",
                "applewebdata://4F/ | _edn",
                "file:///tmp/lu1/clip.htm | sdfootnote",
                "about:blank | _ftn",
            })
    void footnotesOfLocalDocumentsAreFootnotes(String document, String name) {
        var pasted = "<p>Late<a href=\"%1$s#%2$s1\" name=\"%2$sref1\">[1]</a>.</p>"
                + "<p><a href=\"%1$s#%2$sref1\" name=\"%2$s1\">[1]</a> Note.</p>";
        var body = pasted.formatted(document, name);

        assertThat(html(body)).isEqualTo(html(pasted.formatted("", name))).contains("href=\"#text-" + name + "1\"");
        assertThat(rendition(body).text()).isEqualTo("Late.\n\nNote.");
        assertThat(renderer.warnings(new Body(Body.Format.HTML, body))).isEmpty();
    }

    @Test
    void remarksOfASavedDocumentAreNoneOfTheText() {
        assertThat(html("<p>a<sup><a href='file:///a.html#cmnt1' id='cmnt_ref1'>[a]</a></sup></p><div><p>"
                        + "<a href='file:///a.html#cmnt_ref1' id='cmnt1'>[a]</a>secret</p></div>"))
                .isEqualTo("<p>a</p>");
        assertThat(html("<p>a <a href='file:///a.html#x'>b</a></p>")).isEqualTo("<p>a b</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>a<span class=MsoCommentReference><a class=msocomanchor href='#_msocom_1'>[AL1]</a></span> b</p>"
                        + "<div style='mso-element:comment-list'><div style='mso-element:comment'><p>Do not print!</p></div></div>"
                        + " | <p>a b</p>",
                "<p>a <span class=msoDel><del>old</del></span>b</p> | <p>a b</p>",
                "<p>a <ins cite='mailto:Ana' datetime=2026-11-01T10:00>new </ins><del cite='mailto:Ana'>old</del>b</p>"
                        + " | <p>a new b</p>",
                "<p>a <span class=msoIns><ins>new</ins></span></p> | <p>a new</p>",
                "<p>a <ins>told later</ins></p> | <p>a <ins>told later</ins></p>",
                "<p role=heading aria-level=1>a</p><p role=heading aria-level=2>b</p><div role=heading>c</div>"
                        + " | <h2>a</h2><h3>b</h3><h3>c</h3>",
                "<h2><p>a</p><div>b</div></h2> | <h2>a b</h2>",
                "<ul><li><div class='checkbox checkbox-on'></div>a</li><li><div class='checkbox checkbox-off'></div>b</li></ul>"
                        + " | <ul><li>☑ a</li><li>☐ b</li></ul>",
                "<p>a</p><img data-src='https://x.example/1.jpg' alt=b><noscript><img src='https://x.example/1.jpg' alt=b></noscript>"
                        + " | <p>a</p><p><a href=\"https://x.example/1.jpg\">b</a></p>",
                "<p>a</p><audio><source src=/a.mp3>Your browser plays no sound.</audio> | <p>a</p>",
                "<p>a<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup></p><div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a>"
                        + "secret</p></div> | <p>a</p>",
            })
    void remarksBesideTheTextAreNoneOfIt(String pasted, String html) {
        assertThat(html(pasted)).isEqualTo(html);
    }

    @Test
    void editorIsToldOfHiddenWords() {
        assertThat(renderer.warnings(new Body(Body.Format.HTML, "<p>a</p>\n<p style='display:none'>secret</p>")))
                .containsExactly(new Warning("body.source, line 2", Sentence.WARNING_HIDDEN.with("secret")));
    }

    @Test
    void editorIsToldOfHiddenPictures() {
        assertThat(renderer.warnings(
                        new Body(Body.Format.HTML, "<p>a</p>\n<p style='display:none'><img src=/images/x></p>")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p><span lang=X-NONE>a</span></p> | <p>a</p>",
                "<p lang=und dir=none>a</p> | <p>a</p>",
                "<p lang=en_us dir=RTL>a</p> | <p lang=\"en-US\" dir=\"rtl\">a</p>",
                "<p lang=zh-hant-tw>a</p> | <p lang=\"zh-Hant-TW\">a</p>",
            })
    void languageIsOneOrIsNotSaid(String pasted, String html) {
        assertThat(html(pasted)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Thanks <span style='font-family:Wingdings;mso-char-type:symbol'><span"
                        + " style='mso-symbol-font-family:Wingdings'>J</span></span></p> | <p>Thanks \u263A</p>",
                "<p>a <font face=Wingdings>\u00E0</font> b</p> | <p>a \u2192 b</p>",
                "<p><span style='font-family:Symbol'>D</span>x \u00B7 \uF0B7 \uF0E0</p> | <p>\u0394x \u00B7 \u2022 \u2192</p>",
                "<p><span style='font-family:Symbol'>Words</span></p> | <p>Words</p>",
                "<p><span style='font-family:\"Segoe UI Symbol\"'>J</span></p> | <p>J</p>",
                "<p><span style='font-family:Wingdings'>J<span style='font-family:Arial'>J</span></span></p> | <p>\u263AJ</p>",
            })
    void lettersOfSignFontsAreTheSigns(String pasted, String html) {
        assertThat(html(pasted)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fs%3Fa%3D1&amp;data=ana%40p"
                        + " | https://example.org/s?a=1",
                "https://www.google.com/url?q=https://example.org/x%3Fy%3D1&amp;sa=D&amp;ust=16 | https://example.org/x?y=1",
                "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F&amp;h=AT | https://example.org/",
                "https://urldefense.com/v3/__https://example.org/a__;!!abc!x$ | https://example.org/a",
                "https://www.google.com/url?q=javascript:alert(1)&amp;sa=D | https://www.google.com/url?q=javascript:alert(1)&sa=D",
                "https://www.google.com/url?q=%E4%B | https://www.google.com/url?q=%E4%B",
                "https://www.google.com/search?q=https://example.org/ | https://www.google.com/search?q=https://example.org/",
            })
    void linksLeadStraightToTheirPage(String pasted, String address) {
        assertThat(html("<p><a href=\"" + pasted + "\">a</a></p>"))
                .isEqualTo("<p><a href=\"" + address.replace("&", "&amp;") + "\">a</a></p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>a<img src='https://t.example/o.gif?u=ana' width=1 height=1></p> | <p>a</p>",
                "<p>Great <img class=emoji alt=\uD83D\uDE00 src='https://s.example/1f600.svg'>!</p> | <p>Great \uD83D\uDE00!</p>",
                "<p><img srcset='https://c.example/a.jpg 480w, https://c.example/b.jpg 960w' alt=Quay></p>"
                        + " | <p><a href=\"https://c.example/a.jpg\">Quay</a></p>",
            })
    void picturesThatAreNoneGo(String pasted, String html) {
        assertThat(html(pasted)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<google-sheets-html-origin><p>a</p></google-sheets-html-origin> | <p>a</p>",
                "<p>Nice <g-emoji class=\"g-emoji\" alias=\"tada\">\uD83C\uDF89</g-emoji> work</p> | <p>Nice \uD83C\uDF89 work</p>",
                "<p>a <low-tide>b</low-tide></p> | <p>a &lt;low-tide&gt;b&lt;/low-tide&gt;</p>",
                "<p>Text<u1:p></u1:p></p> | <p>Text</p>",
                "<p>a <emoji id=\"smile\" alt=\"\uD83D\uDE42\" title=\"Smile\"></emoji></p> | <p>a \uD83D\uDE42</p>",
                "<h2>Oslo<span class=mw-editsection>[<a href=/e>edit</a>]</span></h2> | <h2>Oslo</h2>",
                "<div><label class=hide-text>Text within this block</label><pre>a</pre></div> | <pre>a</pre>",
                "<p><img data-stringify-emoji=':tada:' src=https://a.example/1.png alt=':tada:'> a</p> | <p>:tada: a</p>",
                "<dl><dd>a</dd></dl><dl><dd><dl><dd>b</dd></dl></dd></dl> | <p>a</p><p>b</p>",
                "<dl><dt>a</dt><dd>b</dd></dl> | <dl><dt>a</dt><dd>b</dd></dl>",
                "<p style='text-align:right;direction:rtl'>\u05D0</p> | '<p dir=\"rtl\">\u05D0</p>'",
                "<p><blink>a</blink> <noindex>b</noindex></p> | <p>a b</p>",
                "<ul><li><input type=checkbox checked> a</li><li><input type=checkbox>b</li></ul>"
                        + " | <ul><li>\u2611  a</li><li>\u2610 b</li></ul>",
            })
    void elementsOfAPageAreNoText(String pasted, String html) {
        assertThat(html(pasted)).isEqualTo(html);
    }

    @Test
    void boldBoxesItemsAndCellsAreBold() {
        assertThat(html("<div style='font-weight:bold'>a</div><ul><li style='font-weight:700'>b</li></ul>"))
                .isEqualTo("<p><strong>a</strong></p><ul><li><strong>b</strong></li></ul>");
        assertThat(html("<div style='font-weight:bold'><p style='font-weight:normal'>a</p></div>"))
                .isEqualTo("<p>a</p>");
        assertThat(html("<p><span style='font-weight:bold'><span style='font-weight:normal'>a</span> b</span></p>"))
                .isEqualTo("<p>a<strong> b</strong></p>");
    }

    @Test
    void aLargeFirstLetterOfWordIsOneOfItsWord() {
        assertThat(
                        html(
                                "<div style='mso-element:dropcap-dropped'><table><tr><td><p>O</p></td></tr></table></div><p>nce</p>"))
                .isEqualTo("<p>Once</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Late<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a>.</p><p><a href='#_ftnref1' name='_ftn1'>[1]</a> It"
                        + " was.</p> | Late.\u23CEIt was.",
                "<p><ruby>\u6771<rt>\u3068\u3046</rt>\u4EAC<rp>(</rp><rt>\u304D\u3087\u3046</rt><rp>)</rp></ruby>\u3067</p>"
                        + " | \u6771\u4EAC(\u3068\u3046\u304D\u3087\u3046)\u3067",
                "<h2 id=2019>2019</h2><p>In <a href='#2019'>2019</a> it met.</p> | 2019\u23CEIn 2019 it met.",
                "<p>Late<sup><a href='#n' id=r>1</a></sup>, and<a href='#n'><sup>1</sup></a> too.</p><p id=n>It was <a href='#r'>(1)</a></p>"
                        + " | Late, and too.\u23CEIt was",
                "<p>Late<a id=f href='#n'>1</a>.</p><div><a id=n href='#f'>1</a><p>It was.</p></div> | Late.\u23CEIt was.",
                "<p>In <a id=f href='#n'>1986</a> and <a id=n href='#x'>1987</a>.</p> | In 1986 and 1987.",
                "<p>10<sup>6</sup> people, 5 m<sup>2</sup>, H<sub>2</sub>O</p> | 10\u2076 people, 5 m2, H2O",
            })
    void textIsAsOneReadsIt(String pasted, String text) {
        assertThat(rendition(pasted).text().replace("\n\n", "\u23CE")).isEqualTo(text);
    }

    @Test
    @Timeout(20)
    void stylesWithinEachOtherTakeNoLonger() {
        var style = "<span style='font-weight:bold;white-space:pre-wrap;font-family:Wingdings'><i>";

        assertThat(html(style.repeat(240) + "<u>J\n</u>".repeat(20_000))).contains("\u263A");
    }

    private String html(String pasted) {
        return rendition(pasted).html();
    }

    private Rendition rendition(String pasted) {
        return renderer.render(new Body(Body.Format.HTML, pasted));
    }
}
