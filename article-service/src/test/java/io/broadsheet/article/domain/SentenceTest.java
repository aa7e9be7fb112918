package io.broadsheet.article.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentenceTest {

    @ParameterizedTest
    @EnumSource(Sentence.class)
    void isKnownAgainByItsWords(Sentence sentence) {
        var said = sentence.with("12", "7", "3");

        assertThat(said.message()).doesNotContain("{");
        assertThat(Sentence.of(said.message()).orElseThrow().sentence()).isEqualTo(sentence);
        assertThat(sentence.code()).matches("[a-z]+(-[a-z]+)*");
    }

    @Test
    void hasItsArgumentsInTheirOrder() {
        var said = Sentence.CONTROL.with("0007", 1, 12);

        assertThat(said.message()).isEqualTo("must not contain control characters (U+0007, line 1, character 12)");
        assertThat(Sentence.of(said.message())).contains(said);
        assertThat(Sentence.of("was worded otherwise")).isEmpty();
    }
}
