package io.broadsheet.comment.application;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(java.util.stream.Stream.of(
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
