package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptsTest {

    @Test
    void haveTenWordsOfAnyScript() {
        assertThat(Excerpts.excerpt("one two three\n\nfour five six seven eight nine ten eleven"))
                .isEqualTo("one two three four five six seven eight nine ten...");
        assertThat(Excerpts.excerpt("日本とNATO、協力を強化する方針を固めた。関係者が明らかにした。")).isEqualTo("日本とNATO、協力を強化する方針を固め...");
        assertThat(Excerpts.excerpt("ภาษาไทยเขียนติดกันไม่มีช่องว่างระหว่างคำเลยสักนิดเดียว"))
                .startsWith("ภาษาไทย")
                .hasSizeLessThan(60);
    }

    @Test
    void openNoBracketOrQuotationOfWordsThatAreCutOff() {
        assertThat(Excerpts.excerpt("one two three four five six seven eight nine \u00AB eleven \u00BB"))
                .isEqualTo("one two three four five six seven eight nine...");
        assertThat(Excerpts.excerpt("\u8A9E".repeat(10) + "\uFF1A\u201C\u9019\u662F"))
                .isEqualTo("\u8A9E".repeat(10) + "\uFF1A...");
        assertThat(Excerpts.excerpt("\u201ENein\u201C")).isEqualTo("\u201ENein\u201C...");
    }

    @Test
    void haveNoHalfOfACharacterWhereNoMoreIsLookedAt() {
        var spaces = "A" + "\u00A0".repeat(4_998);

        assertThat(Excerpts.excerpt(spaces + "\uD83D\uDE00")).isEqualTo("A...");
        assertThat(Excerpts.excerpt(spaces.substring(1) + "\uD83D\uDC68\u200D\uD83D\uDC67"))
                .isEmpty();
    }

    @Test
    void turnNoWordsBehindThem() {
        assertThat(Excerpts.excerpt("\u202Eabc\u202C \u2067def")).isEqualTo("abc def...");
    }

    @Test
    void areNothingForATextWithoutWords() {
        assertThat(Excerpts.excerpt("")).isEmpty();
        assertThat(Excerpts.excerpt(" \u200B ")).isEmpty();
        assertThat(Excerpts.excerpt("e" + "\u0301".repeat(400))).isEmpty();
    }

    @Test
    void readingGoesByScript() {
        assertThat(ReadingTime.minutes("word ".repeat(221))).isEqualTo(2);
        assertThat(ReadingTime.minutes("語".repeat(501))).isEqualTo(2);
        assertThat(ReadingTime.minutes("ภาษา".repeat(277))).isEqualTo(2);
    }
}
