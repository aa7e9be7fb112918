package io.broadsheet.website.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.token.SignedTokens;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What strangers must not be able to make themselves. */
class FormTokensTest {

    private final FormTokens tokens = tokens("only-for-tests-only-for-tests-only");

    @Test
    void givesWhatIsSentTwiceOneKeyThatTakesTheSecretToMake() {
        assertThat(tokens.key("Ana: at last."))
                .isEqualTo(tokens.key("Ana: at last."))
                .isNotEqualTo(tokens.key("Ben: at last."))
                .isNotEqualTo(tokens("another-secret-another-secret-another").key("Ana: at last."));
    }

    private static FormTokens tokens(String secret) {
        return new FormTokens(new SignedTokens(secret), Clock.systemUTC());
    }
}
