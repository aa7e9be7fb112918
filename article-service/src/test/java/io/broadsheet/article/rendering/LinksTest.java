package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a href='https://example.org/p'></a> | <a href=\"https://example.org/p\">example.org/p</a> | 0",
                "<a href='/about'>a</a> | <a href=\"/about\">a</a> | 0",
                "<a href='tel:+4930'>a</a> | <a href=\"tel:+4930\">a</a> | 0",
                "<a href='javascript:x'>a</a> | <a>a</a> | 1",
                "<a href='java&#10;script:x'>a</a> | <a>a</a> | 1",
                "<a href='www.example.org/p'>a</a> | <a href=\"https://www.example.org/p\">a</a> | 0",
                "<a href='ana@example.org'>a</a> | <a href=\"mailto:ana@example.org\">a</a> | 0",
                "<a href='example.org'>a</a> | <a href=\"example.org\">a</a> | 1",
                "<a href='example.org/p?q'>a</a> | <a href=\"example.org/p?q\">a</a> | 1",
                "<a href='https://example.org/a b&#10;c '>a</a> | <a href=\"https://example.org/a%20bc\">a</a> | 0",
                "<a href='java script:x'>a</a> | <a href=\"java%20script:x\">a</a> | 0",
                "<a href=''>a</a> | <a>a</a> | 1",
            })
    void leadSomewhereAndHaveNames(String pasted, String mended, int warnings) {
        var result = Mended.by(new Links(), pasted);

        assertThat(result.html()).isEqualTo(mended);
        assertThat(result.warnings()).hasSize(warnings);
    }

    /** Looking for the end anew from each of them took hours. */
    @Test
    @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
    void areReadHoweverMuchSpaceIsInThem() {
        assertThat(Addresses.read("/a" + "\t".repeat(400_000) + "b")).isEqualTo("/ab");
    }
}
