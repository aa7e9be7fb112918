package io.broadsheet.website.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.chassis.token.SignedTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What only this site can have written: when a form was made, and the keys of what is sent on. */
@Component
public class FormTokens {

    private static final String PURPOSE = "website-form";
    private static final String KEY = "website-key";
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

    /** The same for the same words, and not to be guessed: whoever repeats a call with its key gets its answer. */
    public String key(String words) {
        return tokens.issue(KEY, UUID.nameUUIDFromBytes(words.getBytes(UTF_8)), 0);
    }

    /** @return how long ago the form was made, to the second; empty if this site did not make it */
    Optional<Duration> age(@Nullable String token) {
        return tokens.read(PURPOSE, token)
                .map(claim -> Duration.between(
                        Instant.ofEpochSecond(Integer.toUnsignedLong(claim.generation())), clock.instant()));
    }
}
