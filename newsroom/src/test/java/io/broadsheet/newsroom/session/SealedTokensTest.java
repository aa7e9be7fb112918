package io.broadsheet.newsroom.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.token.TokenSecrets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealedTokensTest {

    private static final String SECRET = "the secret of today, long enough to be one";
    private static final String BEFORE = "the secret of before, long enough to be one";

    private final SealedTokens seal = new SealedTokens(new TokenSecrets(SECRET, List.of()));

    @Test
    void opensWhatItSealedForTheSamePurposeOnly() {
        var sealed = seal.seal("session", "a token".getBytes(UTF_8));

        assertThat(sealed).matches("[\\w-]+").doesNotContain("token");
        assertThat(seal.open("session", sealed))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString(UTF_8).isEqualTo("a token"));
        assertThat(seal.open("sign-in", sealed)).isEmpty();
        assertThat(seal.seal("session", "a token".getBytes(UTF_8))).isNotEqualTo(sealed);
    }

    @Test
    void opensNothingThatWasChangedOrIsNoToken() {
        var sealed = seal.seal("session", "a token".getBytes(UTF_8));
        for (int i = 0; i < sealed.length() - 1; i++) {
            var changed = new StringBuilder(sealed);
            changed.setCharAt(i, sealed.charAt(i) == 'A' ? 'B' : 'A');
            assertThat(seal.open("session", changed.toString())).isEmpty();
        }
        for (var none : new String[] {null, "", "A", "not base64!", sealed.substring(0, 20)}) {
            assertThat(seal.open("session", none)).isEmpty();
        }
    }

    @Test
    void opensWhatWasSealedBeforeTheSecretWasExchanged() {
        var sealed = new SealedTokens(new TokenSecrets(BEFORE, List.of())).seal("session", "a token".getBytes(UTF_8));

        assertThat(new SealedTokens(new TokenSecrets(SECRET, List.of(BEFORE))).open("session", sealed))
                .isPresent();
        assertThat(seal.open("session", sealed)).isEmpty();
    }
}
