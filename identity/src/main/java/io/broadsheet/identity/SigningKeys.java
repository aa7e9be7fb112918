package io.broadsheet.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.broadsheet.chassis.BadSetting;
import io.broadsheet.chassis.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs tokens, which outlives the process so that tokens do too, and while it is rotated the one before,
 * whose tokens are still good.
 *
 * @param previous without its private part; null unless the key is being rotated
 */
record SigningKeys(RSAKey current, @Nullable RSAKey previous) {

    private static final String CURRENT = "signing-key.json";
    private static final String PREVIOUS = "signing-key.previous.json";

    /**
     * The keys in the folder, a new one the first time. To rotate: rename {@code signing-key.json} to
     * {@code signing-key.previous.json}, start again, and delete it when the last token it signed has ended.
     *
     * @throws BadSetting if a file holds no key; it is left as it is
     */
    static SigningKeys in(Path data) {
        var previous = data.resolve(PREVIOUS);
        return new SigningKeys(
                key(data.resolve(CURRENT)),
                Files.exists(previous) ? key(previous).toPublicJWK() : null);
    }

    List<JWK> all() {
        return previous == null ? List.of(current) : List.of(current, previous);
    }

    /** For what only who can sign may know; another after the key was rotated. */
    SecretKeySpec secretOf(String purpose) {
        var secret = new SecretKeySpec(current.getPrivateExponent().decode(), "HmacSHA256");
        return new SecretKeySpec(Sha256.keyed(secret, purpose), "HmacSHA256");
    }

    private static RSAKey key(Path file) {
        var json = PrivateFile.readOrCreate(file, () -> generate().toJSONString());
        try {
            var key = RSAKey.parse(json);
            if (key.isPrivate()) {
                return key;
            }
        } catch (ParseException unreadable) {
            // Told below.
        }
        throw new BadSetting("broadsheet.identity.data", "leads to " + file + ", which holds no signing key");
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
