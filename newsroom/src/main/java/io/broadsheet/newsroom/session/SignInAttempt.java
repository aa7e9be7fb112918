package io.broadsheet.newsroom.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.broadsheet.chassis.Sha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * A sign-in on its way to the issuer and back; it lies sealed in the browser.
 *
 * @param state by which the answer is known to be this attempt's
 * @param nonce that the id token repeats
 * @param verifier of PKCE, whose hash the issuer is told first
 * @param to where on these pages the person wanted to go
 */
record SignInAttempt(String state, String nonce, String verifier, String to, Instant begun) {

    static final Duration LONGEST = Duration.ofMinutes(15);
    private static final SecureRandom RANDOM = new SecureRandom();

    static SignInAttempt to(String to, Instant now) {
        return new SignInAttempt(random(), random(), random(), to, now);
    }

    String challenge() {
        return encoded(Sha256.of(verifier.getBytes(US_ASCII)));
    }

    boolean isOver(Instant now) {
        return begun.plus(LONGEST).isBefore(now);
    }

    private static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return encoded(bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "SignInAttempt";
    }
}
