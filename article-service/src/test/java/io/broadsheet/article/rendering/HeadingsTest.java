package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<h1>a</h1><h2>b</h2><h4>c</h4><h1>d</h1> | <h2>a</h2><h3>b</h3><h4>c</h4><h2>d</h2>",
                "<h3>a</h3><h1>b</h1><h6>c</h6> | <h2>a</h2><h2>b</h2><h3>c</h3>",
                "<h1>1</h1><h2>2</h2><h3>3</h3><h4>4</h4><h5>5</h5><h6>6</h6>"
                        + " | <h2>1</h2><h3>2</h3><h4>3</h4><h5>4</h5><h6>5</h6><h6>6</h6>",
                "<h2><img alt=''></h2><h2><img alt=a></h2> | '<img alt=\"\"><h2><img alt=\"a\"></h2>'",
                "<h2> </h2><h2>a</h2> | ' <h2>a</h2>'",
            })
    void beginBelowThePagesOwnAndSkipNone(String pasted, String mended) {
        assertThat(Mended.by(new Headings(), pasted).html()).isEqualTo(mended);
    }
}
