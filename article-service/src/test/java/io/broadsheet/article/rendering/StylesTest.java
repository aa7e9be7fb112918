package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StylesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<b style='font-weight:normal'>a</b> | <span>a</span>",
                "<strong style='FONT-WEIGHT: 400 !important'>a</strong> | <span>a</span>",
                "<i style='font-style:normal'>a</i> | <span>a</span>",
                "<span style='font-weight:700'>a</span> | <span><strong>a</strong></span>",
                "<b><span style='font-weight:bold'>a</span></b> | <b><span>a</span></b>",
                "<h2><span style='font-weight:700'>a</span></h2> | <h2><span>a</span></h2>",
                "<span style='font-style:italic;text-decoration:line-through'>a</span>"
                        + " | <span><s><em>a</em></s></span>",
                "<span style='font-size:0.6em;vertical-align:super'>2</span> | <span><sup>2</sup></span>",
                "<p style='color:red;;x'>a</p> | <p>a</p>",
            })
    void becomeElements(String pasted, String mended) {
        var html = Mended.by(new Styles(), pasted).html();

        assertThat(html.replace("<em><s>a</s></em>", "<s><em>a</em></s>")).isEqualTo(mended);
    }
}
