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
    void areBounded() {
        assertThat(SearchWords.of("w ".repeat(1_000)).parts()).hasSize(16);
    }

    @Test
    void takeAShortPrefixForAWord() {
        assertThat(SearchWords.of("a*").parts()).containsExactly(new Word("a"));
    }
}
