package io.broadsheet.chassis;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 (FIPS 180-4), plain and keyed as HMAC (RFC 2104): 32 bytes each. Texts count as UTF-8. */
public final class Sha256 {

    private static final String KEYED = "HmacSHA256";

    private Sha256() {}

    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    public static SecretKeySpec key(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), KEYED);
    }

    public static byte[] keyed(SecretKeySpec key, String text) {
        return keyed(key, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param parts one after the other */
    public static byte[] keyed(SecretKeySpec key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(KEYED);
            mac.init(key);
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK has HMAC-SHA256", impossible);
        }
    }
}
