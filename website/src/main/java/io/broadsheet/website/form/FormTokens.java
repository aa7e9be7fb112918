package io.broadsheet.website.form;

import io.broadsheet.chassis.token.SignedTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signed times in forms: when a form was made, in a way that only this site can have written. */
@Component
public class FormTokens {

    private static final String PURPOSE = "website-form";
    private static final UUID ANY = new UUID(0, 0);

    private final SignedTokens tokens;
    private final Clock clock;

    FormTokens(SignedTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    public String now() {
        return tokens.issue(PURPOSE, ANY, (int) clock.instant().getEpochSecond());
    }

    /** @return how long ago the form was made, to the second; empty if this site did not make it */
    Optional<Duration> age(@Nullable String token) {
        return tokens.read(PURPOSE, token)
                .map(claim -> Duration.between(
                        Instant.ofEpochSecond(Integer.toUnsignedLong(claim.generation())), clock.instant()));
    }
}
