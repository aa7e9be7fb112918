package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbedsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<iframe src='//v.example/1' title='Launch'></iframe> | <a href=\"https://v.example/1\">Launch</a>",
                "<video><source src='https://v.example/a.mp4'>Old browser</video>"
                        + " | <a href=\"https://v.example/a.mp4\">v.example/a.mp4</a>",
                "<object data='https://v.example/a.swf'><embed src='x'></object>"
                        + " | <a href=\"https://v.example/a.swf\">v.example/a.swf</a>",
                "<iframe srcdoc='x'></iframe>z | z",
                "<iframe src='javascript:x'></iframe>z | z",
                "<svg><title>Map</title></svg> | Map",
                "<math><mi>x</mi></math> | x",
            })
    void areLinksOrWords(String pasted, String mended) {
        var result = Mended.by(new Embeds(), pasted);

        assertThat(result.html()).isEqualTo(mended);
        assertThat(result.warnings()).hasSize(1);
    }
}
