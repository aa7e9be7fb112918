package io.broadsheet.chassis.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignedTokensTest {
    private static final UUID SUBJECT = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    private final SignedTokens tokens = new SignedTokens("a secret of tests, which opens nothing");

    @Test
    void readsWhatItIssued() {
        var token = tokens.issue("preferences", SUBJECT, 7);

        assertThat(tokens.read("preferences", token)).hasValue(new SignedTokens.Content(SUBJECT, 7));
        assertThat(token).matches("[A-Za-z0-9_-]+").isEqualTo(tokens.issue("preferences", SUBJECT, 7));
    }

    @Test
    void acceptsNoOtherPurpose() {
        assertThat(tokens.read("erasure", tokens.issue("preferences", SUBJECT, 7)))
                .isEmpty();
    }

    @Test
    void acceptsNothingAltered() {
        var token = tokens.issue("preferences", SUBJECT, 7);

        for (int i = 0; i < token.length() - 1; i++) {
            var altered = new StringBuilder(token);
            altered.setCharAt(i, token.charAt(i) == 'A' ? 'B' : 'A');
            assertThat(tokens.read("preferences", altered.toString())).isEmpty();
        }
        assertThat(tokens.read("preferences", token + "A")).isEmpty();
        assertThat(tokens.read("preferences", "!".repeat(token.length()))).isEmpty();
        assertThat(tokens.read("preferences", "")).isEmpty();
        assertThat(tokens.read("preferences", null)).isEmpty();
    }

    @Test
    void acceptsNobodyElsesSignature() {
        var other = new SignedTokens("another secret, just as long as the first");

        assertThat(tokens.read("preferences", other.issue("preferences", SUBJECT, 7)))
                .isEmpty();
    }

    @Test
    void acceptsThePreviousSecretWhileItIsExchanged() {
        var before = new SignedTokens("the secret of last year, long enough");
        var token = before.issue("edit", SUBJECT, 3);

        var now = new SignedTokens(
                "the secret of this year, long enough", List.of("the secret of last year, long enough"));

        assertThat(now.read("edit", token)).contains(new SignedTokens.Content(SUBJECT, 3));
        assertThat(before.read("edit", now.issue("edit", SUBJECT, 3))).isEmpty();
        assertThat(now.issueByEach("edit", SUBJECT, 3)).containsExactly(now.issue("edit", SUBJECT, 3), token);
    }
}
