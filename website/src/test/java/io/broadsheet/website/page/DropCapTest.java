package io.broadsheet.website.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DropCapTest {

    private static final String LONG = "low water at noon ".repeat(20);

    @Test
    void standsOverThreeLinesOrMore() {
        assertThat(DropCap.fits("<p>The " + LONG + "</p><p>More.</p>")).isTrue();
        assertThat(DropCap.fits("<p><em>The</em> " + LONG + "</p>")).isTrue();
        assertThat(DropCap.fits("<p>The low water.</p><p>The " + LONG + "</p>")).isFalse();
        assertThat(DropCap.fits("<p>The low water.<br>" + LONG + "</p>")).isFalse();
    }

    @Test
    void isALetterByItself() {
        for (var first :
                new String[] {"“The", "&quot;The", "&#34;The", "«The", "1 The", "– The", "港口", "<img src=\"/images/a\">"
                }) {
            assertThat(DropCap.fits("<p>" + first + " " + LONG + "</p>"))
                    .as(first)
                    .isFalse();
        }
    }

    @Test
    void needsAParagraphFirst() {
        assertThat(DropCap.fits("<h2>The</h2><p>The " + LONG + "</p>")).isFalse();
        assertThat(DropCap.fits("")).isFalse();
    }
}
