package io.broadsheet.comment.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.token.SignedTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintsTest {

    private final Fingerprints fingerprints =
            new Fingerprints(new SignedTokens("a secret of tests, which opens nothing"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "buy now\u3164",
                "buy\u115Fnow",
                "buy\uFFA0now",
                "buy\u2800now",
                "b\u200Buy no\u034Fw",
                "Buy, NOW!",
                "\uFF42uy n\u00ADow\uFE0F"
            })
    void whatNobodySeesMakesNoOtherWords(String text) {
        assertThat(fingerprints.ofText(text)).isEqualTo(fingerprints.ofText("buy now"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Buy now \uD83D\uDD25",
                "Buy now \uD83C\uDF89",
                "Buy now \u2714\u2714",
                "\u2B50 Buy \u2B50 now \u2B50",
                "Buy now 47110",
                "47110 Buy now!",
                "Buy now \u0664\u0667\u0661\u0661\u0660",
                "\u0412uy now",
                "\u0432uy now",
                "Buy n\u043Ew",
                "BUY N\u039FW",
                "Buy n0w",
                "\u24D1\u24E4\u24E8 now",
                "\uD83C\uDD71uy now",
                "\u0299\u1D1C\u028F now"
            })
    void oneSignMoreOrLessMakesNoOtherWords(String text) {
        assertThat(fingerprints.ofText(text)).isEqualTo(fingerprints.ofText("Buy now"));
    }

    @Test
    void theSameInCapitalsIsTheSameInEachAlphabet() {
        for (String text : List.of(
                "\u0412\u0441\u0435 \u043C\u043E\u0438 \u043D\u043E\u0432\u043E\u0441\u0442\u0438 \u0442\u0443\u0442",
                "\u0394\u03B5\u03BD \u03BD\u03BF\u03BC\u03AF\u03B6\u03C9 \u03B1\u03C5\u03C4\u03CC\u03C2",
                "Mini limo 10")) {
            assertThat(fingerprints.ofText(text.toUpperCase(java.util.Locale.ROOT)))
                    .isEqualTo(fingerprints.ofText(text));
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({
        "Art. 5, Art. 6",
        "1, 2",
        "Seite 5, Seite 6",
        "Windows 10, Windows 11",
        "Comment 120, Comment 121",
        "The best was 1966, The best was 1970",
        "Sell now, Buy now"
    })
    void otherWordsAreOthers(String text, String other) {
        assertThat(fingerprints.ofText(text)).isNotEqualTo(fingerprints.ofText(other));
    }

    @Test
    void accentsDoHoweverTheyAreComposed() {
        assertThat(fingerprints.ofText("n\u00E9")).isNotEqualTo(fingerprints.ofText("ne"));
        assertThat(fingerprints.ofText("ne\u0301"))
                .isEqualTo(fingerprints.ofText("n\u00E9"))
                .isEqualTo(fingerprints.ofText("ne\u200B\u0301"));
    }

    @Test
    void aNetworkIsKnownAgainWhileTheSecretIsExchanged() {
        var now = new Fingerprints(new SignedTokens(
                "another secret of tests, just as long", List.of("a secret of tests, which opens nothing")));

        assertThat(now.allOfNetwork("192.0.2.1"))
                .containsExactly(now.ofNetwork("192.0.2.1"), fingerprints.ofNetwork("192.0.2.1"));
    }

    @Test
    void emojiAreWordsOfTheirOwn() {
        assertThat(fingerprints.ofText("\uD83E\uDD8A")).isNotEqualTo(fingerprints.ofText("\uD83D\uDC3B"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna\u3164", "An\u034Fna", "ANNA\u2800"})
    void aNameIsTheSameWithWhatNobodySees(String name) {
        assertThat(fingerprints.ofName(name)).isEqualTo(fingerprints.ofName("Anna"));
    }
}
