package io.broadsheet.comment.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.comment.domain.ListedWord;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedWordListsTest {

    private final FoldedWordLists lists = new FoldedWordLists();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bullshit",
                "BULLSHIT",
                "Bullshit!",
                "\"bullshit\"",
                "bull\u00ADshit",
                "bull\u200Bshit",
                "b\u00FCllsh\u00EFt",
                "bullsh1t",
                "BuIIshit",
                "bull$hit",
                "@bullshit",
                "bullshit@",
                "bullshit$",
                "$bullsh1t",
                "\uFF42\uFF55\uFF4C\uFF4C\uFF53\uFF48\uFF49\uFF54",
                "\uD835\uDC1B\uD835\uDC2E\uD835\uDC25\uD835\uDC25\uD835\uDC2C\uD835\uDC21\uD835\uDC22\uD835\uDC2D",
                "bulls\u04BBit",
                "bu\u0406\u0406shit",
                "b u l l s h i t",
                "b.u.l.l.s.h.i.t",
                "B-U-L-L-S-H-I-T"
            })
    void findsAWordHoweverItIsWritten(String written) {
        String text = "What a " + written + " is that";

        var found = lists.of(List.of(new ListedWord("bullshit", null))).find(text, null);

        assertThat(found).hasSize(1);
        String marked = text.substring(found.getFirst().from(), found.getFirst().to());
        assertThat(written).contains(marked);
        assertThat(marked.length()).isGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "ass, A classic assessment of grass",
        "bum, It will burn",
        "com, Corn on the cob",
        "tom, It was torn",
        "hell, Hello from Hellas",
        "sex, Essex and Sussex",
        "SS, An iPhone 5S",
        "SA, Audi S5 or S4"
    })
    void leavesOtherWordsAlone(String listed, String text) {
        assertThat(lists.of(List.of(new ListedWord(listed, null))).find(text, null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "\u30D0\u30AB, \u3053\u306E\uFF8A\uFF9E\uFF76\u3081",
        "\u30D0\u30AB, \u3053\u306E\u30CF\u3099\u30AB\u3081",
        "\u5783\u573E, \u8FD9\u662F\u5783\u200B\u573E\u5427",
        "\u30D0\u30ABabc, \u30D0\u30AB\uFF21\uFF22\uFF23"
    })
    void scriptsWithoutSpacesAreFoldedToo(String listed, String text) {
        assertThat(lists.of(List.of(new ListedWord(listed, null))).find(text, null))
                .hasSize(1);
    }

    @Test
    void wordsInARowAreFoundInARow() {
        var list = lists.of(List.of(new ListedWord("Buy now", null), new ListedWord("stra\u00DFe", null)));

        assertThat(list.find("Please BUY, now!", null)).hasSize(1);
        assertThat(list.find("Buy it now", null)).isEmpty();
        assertThat(list.find("In der STRASSE", null)).hasSize(1);
    }

    @Test
    void aWordOfALanguageIsLookedForInThatLanguage() {
        var list = lists.of(List.of(new ListedWord("Gift", "de")));

        assertThat(list.find("A gift", "en")).isEmpty();
        assertThat(list.find("A gift", null)).isEmpty();
        assertThat(list.find("Ein Gift", "de")).hasSize(1);
        assertThat(list.find("Ein Gift", "de-AT")).hasSize(1);
        assertThat(list.find("Ein Gift", "den")).isEmpty();
    }

    @Test
    void scriptsWithoutSpacesAndOtherScriptsAreFoundToo() {
        assertThat(lists.of(List.of(new ListedWord("\u5783\u573E", null))).find("\u8FD9\u662F\u5783\u573E\u5427", null))
                .hasSize(1);
        assertThat(lists.of(List.of(new ListedWord("\u0441\u0443\u043A\u0430", null)))
                        .find("\u0422\u044B \u0421\u0423\u041A\u0410!", null))
                .hasSize(1);
        assertThat(lists.of(List.of(new ListedWord("\u0441\u0443\u043A\u0430", null)))
                        .find("\u0441\u0443\u043A\u043D\u043E", null))
                .isEmpty();
    }

    @Test
    void thousandWordsInTheLongestTextTakeNoTime() {
        var words = IntStream.range(0, 1_000)
                .mapToObj(i -> new ListedWord("word" + Integer.toString(i, 36).toUpperCase(Locale.ROOT), null))
                .toList();
        var list = lists.of(words);
        String text = "something else ".repeat(6_000) + "W\u00F6rd" + "rr";

        long start = System.nanoTime();
        var found = list.find(text, null);

        assertThat(found).hasSize(1);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }
}
