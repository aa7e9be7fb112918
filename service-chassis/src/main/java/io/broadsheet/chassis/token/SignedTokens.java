package io.broadsheet.chassis.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Issues and reads tokens that need no storage: subject and generation, signed for one purpose (HMAC-SHA256 under
 * {@code broadsheet.token-secret}). Deterministic: the same claim gives the same token. Safe in a URL.
 */
public final class SignedTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int CLAIM = 2 * Long.BYTES + Integer.BYTES;
    private static final int SIGNATURE = 20;
    private static final int TOKEN = 54;

    private final SecretKeySpec key;

    /** @param secret at least 32 characters */
    public SignedTokens(String secret) {
        if (secret.length() < 32) {
            throw new IllegalArgumentException("a token secret needs at least 32 characters");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** @param purpose what the token is good for; one of another purpose is not accepted instead */
    public String issue(String purpose, UUID subject, int generation) {
        var claim = ByteBuffer.allocate(CLAIM)
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .putInt(generation)
                .array();
        var token = ByteBuffer.allocate(CLAIM + SIGNATURE).put(claim).put(sign(purpose, claim));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** Empty if it was not issued here for this purpose. Whether the generation still counts is for the caller. */
    public Optional<Claim> read(String purpose, @Nullable String token) {
        if (token == null || token.length() != TOKEN) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        var claim = Arrays.copyOf(bytes, CLAIM);
        if (!MessageDigest.isEqual(sign(purpose, claim), Arrays.copyOfRange(bytes, CLAIM, CLAIM + SIGNATURE))) {
            return Optional.empty();
        }
        var fields = ByteBuffer.wrap(claim);
        return Optional.of(new Claim(new UUID(fields.getLong(), fields.getLong()), fields.getInt()));
    }

    private byte[] sign(String purpose, byte[] claim) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(claim), SIGNATURE);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK has HMAC-SHA256", impossible);
        }
    }
}
