package io.broadsheet.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Path;
import java.text.ParseException;

/** The key that signs tokens; it outlives the process, so that tokens do too. */
final class SigningKey {

    private SigningKey() {}

    /**
     * The key in the folder, a new one the first time.
     *
     * @throws BadSetting if the file holds no key; it is left as it is
     */
    static RSAKey in(Path data) {
        var file = data.resolve("signing-key.json");
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
