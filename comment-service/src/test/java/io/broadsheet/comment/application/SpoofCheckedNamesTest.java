package io.broadsheet.comment.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.comment.domain.NameKey;
import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpoofCheckedNamesTest {

    private final SpoofCheckedNames names = new SpoofCheckedNames();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MARIA LOPEZ",
                "maria_lopez",
                " Maria  Lopez!",
                "\uFF2D\uFF41\uFF52\uFF49\uFF41 Lopez",
                "M\u0430ria Lopez",
                "Maria\uFE0F Lopez \u2714\uFE0F",
                "Mar\u00EDa L\u00F3pez",
                "Mar\u0131a Lopez",
                "Mar1a L0pez",
                "Mari\u200Da\u00A0Lopez",
                "\uD835\uDC0C\uD835\uDC1A\uD835\uDC2B\uD835\uDC22\uD835\uDC1A Lopez",
                "rnaria lopez",
                "Maria\u3164Lopez",
                "Maria\u115F Lopez\u2800",
                "Ma\u034Fria Lopez",
                "Mari\u0902a L\u0E4Dopez",
                "\u1D0D\u1D00\u0280\u026A\u1D00 \u029F\u1D0F\u1D18\u1D07\u1D22",
                "\uD83C\uDD7C\uD83C\uDD70\uD83C\uDD81\uD83C\uDD78\uD83C\uDD70 Lopez",
                "\uD83C\uDD5C\uD83C\uDD50\uD83C\uDD61\uD83C\uDD58\uD83C\uDD50 Lopez",
                "\uD83C\uDDF2\uD83C\uDDE6\uD83C\uDDF7\uD83C\uDDEE\uD83C\uDDE6 Lopez",
                "Maria Lop\u0190z",
                "M\u0250\u0279ia Lop\u01DDz"
            })
    void whatCanBeTakenForTheSameNameHasTheSameKey(String lookAlike) {
        assertThat(names.keys(lookAlike)).containsAnyElementsOf(names.keys("Maria Lopez"));
    }

    @ParameterizedTest
    @CsvSource({
        "Iinus, Linus",
        "\u0410\u041D\u041D\u0410 \u0418\u0412\u0410\u041D\u041E\u0412\u0410, \u0410\u043D\u043D\u0430 \u0418\u0432\u0430\u043D\u043E\u0432\u0430",
        "\u041Coderator, moderator",
        "\u0399rene, Irene",
        "\u0421\u043E\u0441\u043E, Coco",
        "ADA STRASSE, ada stra\u00DFe"
    })
    void otherScriptsAndCasesAreSeenThrough(String lookAlike, String name) {
        assertThat(names.keys(lookAlike)).containsAnyElementsOf(names.keys(name));
    }

    @Test
    void charactersOfAsciiLookTheSameBesideAnyOther() {
        for (int c = 0; c < 0x80 * 0x80; c++) {
            String two = new String(new char[] {(char) (c / 0x80), (char) (c % 0x80)});
            assertThat(SpoofCheckedNames.look(two)).as(two).isEqualTo(SpoofCheckedNames.lookOfAny(two));
        }
    }

    @Test
    void differentNamesHaveDifferentKeys() {
        assertThat(Stream.of(
                                "Ada",
                                "Ana",
                                "\u0410\u0434\u0430",
                                "\u5F20\u4F1F",
                                "\u738B\u82B3",
                                "\uD83E\uDD8A",
                                "\uD83D\uDC3B")
                        .flatMap(name -> names.keys(name).stream().distinct()))
                .doesNotHaveDuplicates();
    }

    /** Their consonants are the same. */
    @ParameterizedTest
    @CsvSource({
        "\u0930\u093E\u092E, \u0930\u092E\u093E",
        "\u0930\u093E\u092E, \u0930\u094B\u092E\u093E",
        "\u0930\u094B\u092E\u093E, \u0930\u0940\u092E\u093E",
        "\u0938\u0940\u0924\u093E, \u0938\u0924\u0940",
        "\u0930\u093E\u092E \u0915\u0941\u092E\u093E\u0930, \u0930\u092E\u093E \u0915\u0941\u092E\u093E\u0930",
        "\u09B0\u09BE\u09AE, \u09B0\u09AE\u09BE",
        "\u0BB0\u0BBE\u0BAE\u0BA9\u0BCD, \u0BB0\u0BAE\u0BA3\u0BBF",
        "\u0C30\u0C3E\u0C2E\u0C41, \u0C30\u0C2E",
        "\u0E01\u0E32\u0E19\u0E15\u0E4C, \u0E01\u0E31\u0E19\u0E15"
    })
    void namesWithOtherVowelSignsAreOthers(String name, String other) {
        assertThat(names.keys(name)).doesNotContainAnyElementsOf(names.keys(other));
    }

    @ParameterizedTest
    @CsvSource({
        "\u0930\u093E\u092E, \u0930\u093E\u200B\u092E",
        "\u0930\u093E\u092E \u0915\u0941\u092E\u093E\u0930, \u0930\u093E\u092E\u0915\u0941\u092E\u093E\u0930!",
        "\u091C\u093C\u094B\u092F\u093E, \u091C\u094B\u092F\u093E",
        "\u091A\u093E\u0901\u0926, \u091A\u093E\u0902\u0926",
        "\u0986\u09B2\u09CB, \u0986\u09B2\u09C7\u09BE"
    })
    void theSameVowelSignsAreTheSameName(String lookAlike, String name) {
        assertThat(names.keys(lookAlike)).containsAnyElementsOf(names.keys(name));
    }

    /** So that a row of them need not be looked at anew. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Maria Lopez",
                "J\u00F6rg M\u00FCller Pe\u00F1a",
                "\u0410\u043D\u043D\u0430 Iv\u00E1n Corn Burn",
                "\u0930\u093E\u092E \u0915\u0941\u092E\u093E\u0930",
                "\u5F20\u4F1F \uAE40\uBBFC\uC218 \u0E2A\u0E21\u0E0A\u0E32\u0E22",
                "a\u0300\u0323\u0315b c\u0308\u0300 \u0639\u0644\u064A 1O0",
                "Stra\u00DFe \u0130I \uD835\uDC1A \u02D1x"
            })
    void wordsLookAsTheyDoAlone(String name) {
        String[] words = name.split(" ");
        var keys = new HashSet<NameKey>();
        for (int way = 0; way < 6; way++) {
            int each = way;
            keys.add(new NameKey(Arrays.stream(words)
                    .map(word -> SpoofCheckedNames.looks(word).get(each))
                    .collect(Collectors.joining())));
        }

        assertThat(keys).isEqualTo(names.keys(String.join("", words)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"M\u0430ria Lopez", "Ad\u0430", "\u0399rene", "Ana \u0661\u06F22"})
    void mixturesAreNoticed(String name) {
        assertThat(names.mixesScripts(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Maria Lopez",
                "Zo\u00EB",
                "\u0410\u043D\u043D\u0430 \u0418\u0432\u0430\u043D\u043E\u0432\u0430",
                "\u5F20\u4F1F Zhang",
                "\u3055\u304F\u3089\u6843\u5B50",
                "Ana 42",
                "Ana \uD83E\uDD8A"
            })
    void ordinaryNamesAreNoMixture(String name) {
        assertThat(names.mixesScripts(name)).isFalse();
    }
}
