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
