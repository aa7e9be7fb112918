package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.domain.Body;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListTypesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ol style='list-style-type: lower-alpha'><li>x</li></ol> | <ol type=\"a\"><li>x</li></ol>",
                "<ol><li style='color:red;list-style:outside UPPER-ROMAN'>x</li></ol> | <ol type=\"I\"><li>x</li></ol>",
                "<ol><li style='list-style-type:decimal'>x</li><ol><li style='list-style-type:upper-latin'>y</li></ol></ol>"
                        + " | <ol><li>x<ol type=\"A\"><li>y</li></ol></li></ol>",
                "<ol type=1 style='list-style-type:lower-roman'><li>x</li></ol> | <ol type=\"1\"><li>x</li></ol>",
                "<ul style='list-style-type:lower-roman'><li>x</li></ul> | <ul><li>x</li></ul>",
                "<div class=ListContainerWrapper><ol style='list-style-type:lower-roman' start=2><li>x</li></ol></div>"
                        + " | <ol start=\"2\" type=\"i\"><li>x</li></ol>",
            })
    void itemsKeepTheirLettersAndRomanNumbers(String pasted, String html) {
        assertThat(Mended.renderer().render(new Body(Body.Format.HTML, pasted)).html())
                .isEqualTo(html);
    }
}
