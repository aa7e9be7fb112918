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
    private static final long SHARED = Duration.ofMinutes(10).toSeconds();

    private final SignedTokens tokens;
    private final Clock clock;

    FormTokens(SignedTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** For a form on a page that one reader gets. */
    public String now() {
        return at(clock.instant().getEpochSecond());
    }

    /**
     * For one on a page that many get, to ten minutes: made again with the same content it is the same bytes, and whoever
     * has it is told so.
     */
    public String lately() {
        var now = clock.instant().getEpochSecond();
        return at(now - now % SHARED);
    }

    private String at(long second) {
        return tokens.issue(PURPOSE, ANY, (int) second);
    }

    /** The same for the same words, and not to be guessed: whoever repeats a call with its key gets its answer. */
    public String key(String words) {
        return tokens.issue(KEY, UUID.nameUUIDFromBytes(words.getBytes(UTF_8)), 0);
    }

    /** @return how long ago the form was made, as it says; empty if this site did not make it */
    Optional<Duration> age(@Nullable String token) {
        return tokens.read(PURPOSE, token)
                .map(claim -> Duration.between(
                        Instant.ofEpochSecond(Integer.toUnsignedLong(claim.generation())), clock.instant()));
    }
}
