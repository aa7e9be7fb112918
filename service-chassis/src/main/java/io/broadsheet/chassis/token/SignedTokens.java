package io.broadsheet.chassis.token;

import io.broadsheet.chassis.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Issues and reads tokens that need no storage: subject and generation, signed for one purpose (HMAC-SHA256 under
 * {@code broadsheet.token-secret}). Deterministic: the same content gives the same token. Safe in a URL.
 */
public final class SignedTokens {
    private static final int CLAIM = 2 * Long.BYTES + Integer.BYTES;
    private static final int SIGNATURE = 20;
    private static final int TOKEN = 54;

    /** The one that signs first. */
    private final List<SecretKeySpec> accepted;

    /**
     * What a genuine token says.
     *
     * @param subject the aggregate it is about
     * @param generation raised by the aggregate to make older tokens worthless
     */
    public record Content(UUID subject, int generation) {}

    /** @param secret at least 32 characters */
    public SignedTokens(String secret) {
        this(secret, List.of());
    }

    /**
     * @param secret signs, at least 32 characters
     * @param previous are accepted too, while a secret is exchanged
     */
    public SignedTokens(String secret, List<String> previous) {
        this.accepted = Stream.concat(Stream.of(secret), previous.stream())
                .map(SignedTokens::key)
                .toList();
    }

    private static SecretKeySpec key(String secret) {
        if (secret.length() < 32) {
            throw new IllegalArgumentException("a token secret needs at least 32 characters");
        }
        return Sha256.key(secret);
    }

    /** @param purpose what the token is good for; one of another purpose is not accepted instead */
    public String issue(String purpose, UUID subject, int generation) {
        return issue(accepted.getFirst(), purpose, subject, generation);
    }

    /**
     * By each secret that is accepted, the one that signs first: for who keeps what was made of a token, and must know it
     * again while the secret is exchanged.
     */
    public List<String> issueByEach(String purpose, UUID subject, int generation) {
        return accepted.stream()
                .map(each -> issue(each, purpose, subject, generation))
                .toList();
    }

    private static String issue(SecretKeySpec key, String purpose, UUID subject, int generation) {
        var claim = ByteBuffer.allocate(CLAIM)
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .putInt(generation)
                .array();
        var token = ByteBuffer.allocate(CLAIM + SIGNATURE).put(claim).put(sign(key, purpose, claim));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** Empty if it was not issued here for this purpose. Whether the generation still counts is for the caller. */
    public Optional<Content> read(String purpose, @Nullable String token) {
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
        var signature = Arrays.copyOfRange(bytes, CLAIM, CLAIM + SIGNATURE);
        if (accepted.stream().noneMatch(each -> MessageDigest.isEqual(sign(each, purpose, claim), signature))) {
            return Optional.empty();
        }
        var fields = ByteBuffer.wrap(claim);
        return Optional.of(new Content(new UUID(fields.getLong(), fields.getLong()), fields.getInt()));
    }

    private static byte[] sign(SecretKeySpec key, String purpose, byte[] claim) {
        byte[] named = (purpose + "\0").getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(Sha256.keyed(key, named, claim), SIGNATURE);
    }
}
