package io.broadsheet.website.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HighlightHtmlTest {

    @Test
    void letsMarksThrough() {
        assertThat(HighlightHtml.only("the <mark>sea</mark> &amp; the gates"))
                .isEqualTo("the <mark>sea</mark> &amp; the gates");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<mark onclick=alert(1)>x</mark>",
                "<mark>x</mark><img src=x onerror=alert(1)>",
                "<MARK>x</MARK>",
                "</mark ><b>",
                "an end <"
            })
    void showsAnythingElseAsItIsWritten(String html) {
        assertThat(HighlightHtml.only(html)).doesNotContain("<").contains("&lt;");
    }

    @Test
    void endsNoScriptElementFromWithin() {
        var script = ArticleHead.script(Map.of("headline", "</script><script>alert(1)</script><!-- & \u2028"));

        assertThat(script).doesNotContain("<", ">", "&", "\u2028").contains("\\u003c/script\\u003e");
    }
}
