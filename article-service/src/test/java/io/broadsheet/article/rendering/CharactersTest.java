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
    void areMendedInAttributesToo() {
        assertThat(Mended.by(new Characters(), "<img alt='It\u0092s'>").html()).isEqualTo("<img alt=\"It’s\">");
    }
}
