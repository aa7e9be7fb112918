package io.broadsheet.newsroom.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.chassis.Sha256;
import io.broadsheet.chassis.token.TokenSecrets;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals what a browser keeps for us and must neither read nor change: AES-256-GCM under a key drawn from
 * {@code broadsheet.token-secret}. Safe in a cookie.
 */
@Component
final class SealedTokens {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] KEY_OF = "sealed tokens".getBytes(UTF_8);

    private final List<SecretKeySpec> keys;
    private final SecureRandom random = new SecureRandom();

    /** The current secret seals; what a previous one sealed is opened, too. */
    SealedTokens(TokenSecrets secrets) {
        this.keys = secrets.all()
                .map(each -> new SecretKeySpec(Sha256.keyed(Sha256.key(each), KEY_OF), "AES"))
                .toList();
    }

    /** @param purpose what it is good for; it cannot be opened for another one */
    String seal(String purpose, byte[] content) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed =
                    cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), purpose, nonce).doFinal(content);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty if it was not sealed here for this purpose, or was changed. */
    Optional<byte[]> open(String purpose, @Nullable String token) {
        if (token == null) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        return bytes.length <= NONCE
                ? Optional.empty()
                : keys.stream()
                        .flatMap(key -> Stream.ofNullable(opened(key, purpose, bytes)))
                        .findFirst();
    }

    private static byte @Nullable [] opened(SecretKeySpec key, String purpose, byte[] bytes) {
        var nonce = Arrays.copyOf(bytes, NONCE);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, purpose, nonce).doFinal(bytes, NONCE, bytes.length - NONCE);
        } catch (GeneralSecurityException notOurs) {
            return null;
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, String purpose, byte[] nonce)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(UTF_8));
        return cipher;
    }
}
