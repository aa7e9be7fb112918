package io.broadsheet.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.search.SearchWords.Not;
import io.broadsheet.article.search.SearchWords.Phrase;
import io.broadsheet.article.search.SearchWords.Prefix;
import io.broadsheet.article.search.SearchWords.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {

    @Test
    void knowWordsPhrasesPrefixesAndWhatIsNotWanted() {
        assertThat(SearchWords.of("tide “high water” harb* -storm -\"north sea\" well-known")
                        .parts())
                .containsExactly(
                        new Word("tide"),
                        new Phrase("high water"),
                        new Prefix("harb"),
                        new Not("storm"),
                        new Not("north sea"),
                        new Word("well-known"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tide",
                "tide\"",
                "(tide",
                "tide AND",
                "tide:",
                "title:tide^",
                "tide~ OR",
                "[tide TO",
                "tide\\",
                "*tide",
                "\"\" tide"
            })
    void findAWordInWhateverIsTyped(String typed) {
        assertThat(SearchWords.of(typed).wanted()).contains("tide");
    }

    @Test
    void knowTheOperatorsOfOthers() {
        assertThat(SearchWords.of("tide AND harbour").parts()).containsExactly(new Word("tide"), new Word("harbour"));
        assertThat(SearchWords.of("tide AND harbour").isAny()).isFalse();
        assertThat(SearchWords.of("tide OR harbour").isAny()).isTrue();
        assertThat(SearchWords.of("tide AND NOT storm NOT “north sea”").parts())
                .containsExactly(new Word("tide"), new Not("storm"), new Not("north sea"));
        assertThat(SearchWords.of("DO NOT ENTER").parts()).hasSize(3).doesNotContain(new Not("ENTER"));
        assertThat(SearchWords.of("NOT").parts()).containsExactly(new Word("NOT"));
        assertThat(SearchWords.of("tide and harbour or ebb").parts()).hasSize(5);
    }

    @Test
    void areBounded() {
        assertThat(SearchWords.of("w ".repeat(1_000)).parts()).hasSize(16);
    }

    @Test
    void takeAShortPrefixForAWord() {
        assertThat(SearchWords.of("a*").parts()).containsExactly(new Word("a"));
    }
}
