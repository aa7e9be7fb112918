package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharactersTest {

    @Test
    void areThoseThatWindowsMeant() {
        assertThat(Characters.mended("\u0093It\u0092s\u0094 \u0096 \u0080 \u0085"))
                .isEqualTo("“It’s” – € …");
        assertThat(Characters.mended("\u0081\u008D")).isEmpty();
    }

    @Test
    void areNoControlsAndNoNoncharacters() {
        assertThat(Characters.mended("a\u0001\u007F\uFFFE\uFDD0\uFEFF\uDBFF\uDFFFb"))
                .isEqualTo("ab");
        assertThat(Characters.mended("\u0646\u200C \u00AD\u200Bx\uD83D\uDC68\u200D\uD83D\uDC69\t\n"))
                .isEqualTo("\u0646\u200C \u00AD\u200Bx\uD83D\uDC68\u200D\uD83D\uDC69\t\n");
    }

    @Test
    void arePutTogether() {
        assertThat(Characters.composed("\u1109\u1165\u110B\u116E\u11AF \u30CF\u309A\u30EA e\u0301"))
                .isEqualTo("\uC11C\uC6B8 \u30D1\u30EA \u00E9");
        assertThat(Characters.composed("\uFA19 \u05E9\u05C1\u05BC")).isEqualTo("\uFA19 \u05E9\u05C1\u05BC");
        assertThat(Mended.by(new Characters(), "<a href='/\u30CF\u309A'>\u30CF\u309A</a>")
                        .html())
                .isEqualTo("<a href=\"/\u30CF\u309A\">\u30D1</a>");
    }

    @Test
    void areMendedInAttributesToo() {
        assertThat(Mended.by(new Characters(), "<img alt='It\u0092s'>").html()).isEqualTo("<img alt=\"It’s\">");
    }
}
