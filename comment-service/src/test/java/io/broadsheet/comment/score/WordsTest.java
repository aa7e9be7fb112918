package io.broadsheet.comment.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static List<String> words(String text) {
        return Words.of(text).keySet().stream()
                .filter(key -> !Words.isTrait(key))
                .toList();
    }

    @Test
    void oneWordInEveryCaseAndWidth() {
        assertThat(words("Pills PILLS ｐｉｌｌｓ")).containsExactly("pills");
    }

    @Test
    void lettersThatOnlyLookLatinAreReadAsLatin() {
        // Cyrillic а and і.
        assertThat(words("vіаgrа")).containsExactly("viagra");
    }

    @Test
    void otherScriptsStayInTheirOwnLetters() {
        assertThat(words("Спасибо für ยาเสพติด")).contains("спасибо", "für");
    }

    @Test
    void wordsOfScriptsWithoutSpacesAreFound() {
        assertThat(words("今天天气很好").size()).isGreaterThan(1);
    }

    @Test
    void keepsHowAWordWasWrittenFirst() {
        assertThat(Words.of("Cheap cheap CHEAP")).containsEntry("cheap", "Cheap");
    }

    @Test
    void linksAndShoutsAreTraits() {
        assertThat(Words.of("https://a.example and https://b.example/").keySet())
                .contains("#links");
        assertThat(Words.of("BUY THIS NOW OR NEVER").keySet()).contains("#capitals");
        assertThat(words("#capitals #link")).containsExactly("capitals", "link");
    }

    @Test
    void aLongOneCountsByItsFirstWords() {
        var text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append("w").append(i).append(' ');
        }

        assertThat(Words.of(text.toString()).size()).isBetween(200, 260);
    }
}
