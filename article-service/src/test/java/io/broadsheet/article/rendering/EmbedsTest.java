package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbedsTest {

    @Test
    void doNotRunIntoEachOther() {
        var frame = "<iframe src='https://v.example/1' title='A'></iframe>";

        assertThat(Mended.by(new Embeds(), frame + frame).html())
                .isEqualTo("<a href=\"https://v.example/1\">A</a> <a href=\"https://v.example/1\">A</a>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<iframe src='//v.example/1' title='Launch'></iframe> | <a href=\"https://v.example/1\">Launch</a>",
                "<video><source src='https://v.example/a.mp4'>Old browser</video>"
                        + " | <a href=\"https://v.example/a.mp4\">v.example/a.mp4</a>",
                "<object data='https://v.example/a.swf'><embed src='x'></object>"
                        + " | <a href=\"https://v.example/a.swf\">v.example/a.swf</a>",
                "<iframe src=' https://v.example/my film' title=a></iframe>"
                        + " | <a href=\"https://v.example/my%20film\">a</a>",
                "<iframe srcdoc='x'></iframe>z | z",
                "<iframe src='javascript:x'></iframe>z | z",
                "<svg><title>Map</title></svg> | Map",
                "<math><mi>x</mi></math> | x",
                "<a href='/s'><video src='https://v.example/v' title='Clip'></video> Story</a>"
                        + " | <a href=\"/s\">Clip Story</a>",
                "one<iframe src='https://v.example/1' title='A'></iframe>two"
                        + " | one <a href=\"https://v.example/1\">A</a> two",
                "<p>(<iframe src='https://v.example/1' title='A'></iframe>).</p>"
                        + " | <p>(<a href=\"https://v.example/1\">A</a>).</p>",
                "2<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> | 21/2",
                "<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math> | (a+b)/2",
                "<math><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup></math> | x_i^2",
                "<math><semantics><msup><mi>x</mi><mn>2</mn></msup>"
                        + "<annotation encoding='application/x-tex'>x^2</annotation></semantics></math> | x^2",
                "<math alttext='{\\displaystyle a^{2}}'><msup><mi>a</mi><mn>2</mn></msup></math> | a^{2}",
                "<math alttext='{\\displaystyle {\\frac {a}{b}}}'><mfrac><mi>a</mi><mi>b</mi></mfrac></math> | a/b",
                "<math alttext='\\alpha'></math> | \\alpha",
                "<math alttext='x^2'><msup><mi>x</mi><mn>2</mn></msup></math> | x^2",
                "<i class=katex><math><mi>x</mi></math><i class=katex-html>x</i></i> | '<i class=\"katex\">x</i>'",
            })
    void areLinksOrWords(String pasted, String mended) {
        var result = Mended.by(new Embeds(), pasted);

        assertThat(result.html()).isEqualTo(mended);
        assertThat(result.warnings()).hasSize(1);
    }
}
