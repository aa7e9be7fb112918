package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParagraphsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<div>a</div><div><br></div><div>b</div> | <p>a</p><p>b</p>",
                "<p>a<br><br><br>b<br>c</p> | <p>a</p><p>b<br>c</p>",
                "c<br>&nbsp;<br>d | <p>c</p><p>d</p>",
                "<p>a<br>&nbsp;</p><ul><li>b<br>&nbsp;<br>c</li></ul> | <p>a</p><ul><li>b<br><br>c</li></ul>",
                "<strong><p>a</p>loose</strong> | <p><strong>a</strong></p><p><strong>loose</strong></p>",
                "<b><ul><li>a<ul><li>c</li></ul></li></ul></b>"
                        + " | <ul><li><b>a</b><ul><li><b>c</b></li></ul></li></ul>",
                "<p>&nbsp;</p><p>a<br></p> | <p>a</p>",
                "a <i>b</i><p>c</p>d | <p>a <i>b</i></p><p>c</p><p>d</p>",
                "<div><div><p>a</p></div>b</div> | <p>a</p><p>b</p>",
                "<div lang=fr><p>a</p></div> | '<div lang=\"fr\"><p>a</p></div>'",
                "<div dir=ltr>a<p>b</p></div> | '<div dir=\"ltr\"><p>a</p><p>b</p></div>'",
                "<b><p>a</p><p>b</p></b> | <p><b>a</b></p><p><b>b</b></p>",
                "<b>a<hr>b</b> | <p><b>a</b></p><hr><p><b>b</b></p>",
                "<b><pre>x</pre></b> | <pre><b>x</b></pre>",
                "<em><pre><code>x</code></pre>y</em> | <pre><em><code>x</code></em></pre><p><em>y</em></p>",
                "<i><figure><img><figcaption>a</figcaption></figure></i>"
                        + " | <figure><img><figcaption><i>a</i></figcaption></figure>",
                "<b><table><caption>a</caption><tbody><tr><th>b</th><td>c</td></tr></tbody></table></b>"
                        + " | <table><caption><b>a</b></caption><tbody><tr><th>b</th><td><b>c</b></td></tr></tbody></table>",
                "<code><p>a</p><p>b</p></code> | <p><code>a</code></p><p><code>b</code></p>",
                "<time datetime=2026><div>a</div></time> | <p>a</p>",
                "<q><ul><li>a</li></ul></q> | <ul><li><q>a</q></li></ul>",
                "<p>a<span id=x></span></p> | '<p>a<span id=\"x\"></span></p>'",
                "<p><span>a</span><em></em><a>b</a></p> | <p>ab</p>",
                "<ul><li></li><li>a</li></ul> | <ul><li>a</li></ul>",
                "<ul><li>a<br><br><br>b</li></ul> | <ul><li>a<br><br>b</li></ul>",
                "<ol><li>a</li><li></li><li>c</li><li>d</li></ol> | '<ol><li>a</li><li value=\"3\">c</li><li>d</li></ol>'",
                "<ol start=4><li> </li><li><ol><li></li></ol></li><li>c</li><li></li></ol>"
                        + " | '<ol start=\"4\"><li value=\"6\">c</li></ol>'",
                "<ol><li></li><li value=7>b</li><li></li><li>d</li></ol>"
                        + " | '<ol><li value=\"7\">b</li><li value=\"9\">d</li></ol>'",
                "<ol reversed><li>c</li><li></li><li>a</li></ol>"
                        + " | '<ol reversed start=\"3\"><li>c</li><li value=\"1\">a</li></ol>'",
                "<ol><li></li></ol><p>a</p> | <p>a</p>",
                "<p id=x></p><h2>a</h2> | '<h2 id=\"x\">a</h2>'",
                "<p id=x><a id=y></a></p><p id=z></p><p>a</p>"
                        + " | '<p id=\"z\"><a id=\"x\"></a><a id=\"y\"></a>a</p>'",
                "<p>a</p><p id=x></p> | '<p>a</p><p id=\"x\"></p>'",
                "<ul><li id=x></li><li>a</li></ul> | '<ul><li id=\"x\"></li><li>a</li></ul>'",
                "<span id=x><p>a</p></span> | '<p id=\"x\">a</p>'",
                "<b id=x><p id=y>a</p></b> | '<p id=\"y\"><a id=\"x\"></a><b>a</b></p>'",
                "<figure><img></figure><figure></figure> | <figure><img></figure>",
            })
    void areWhatTextComesIn(String pasted, String mended) {
        assertThat(Mended.by(new Paragraphs(), pasted).html()).isEqualTo(mended);
    }
}
