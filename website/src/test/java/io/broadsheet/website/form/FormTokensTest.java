package io.broadsheet.website.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.token.SignedTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
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

    @Test
    void tellsOnPagesForManyAboutWhenTheyWereMadeAndOnOthersWhen() {
        var at = new AtomicReference<>(Instant.parse("2026-03-01T10:11:12Z"));
        var tokens = new FormTokens(new SignedTokens("only-for-tests-only-for-tests-only"), clock(at::get));
        var shared = tokens.lately();
        var own = tokens.now();

        assertThat(tokens.age(shared)).contains(Duration.ofSeconds(72));
        assertThat(tokens.age(own)).contains(Duration.ZERO);
        at.set(at.get().plusSeconds(400));
        assertThat(tokens.lately()).isEqualTo(shared);
        assertThat(tokens.now()).isNotEqualTo(own);
        at.set(at.get().plusSeconds(200));
        assertThat(tokens.lately()).isNotEqualTo(shared);
    }

    private static FormTokens tokens(String secret) {
        return new FormTokens(new SignedTokens(secret), Clock.systemUTC());
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }
}
