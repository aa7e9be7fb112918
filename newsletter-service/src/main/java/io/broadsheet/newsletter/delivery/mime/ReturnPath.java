package io.broadsheet.newsletter.delivery.mime;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Variable envelope return paths: {@code b+<delivery>.<hmac>@domain} says which delivery a bounce is about, and that we
 * have sent it. In lower case only, as mail servers on the way may make it so.
 */
public final class ReturnPath {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 8;
    private static final Pattern LOCAL_PART = Pattern.compile("b\\+([0-9a-f-]{36})\\.([0-9a-f]{16})");

    private final SecretKeySpec key;
    private final String domain;

    public ReturnPath(String secret, String domain) {
        this.key = new SecretKeySpec(("return-path:" + secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.domain = domain;
    }

    public String of(UUID delivery) {
        return "b+" + delivery + "." + HexFormat.of().formatHex(sign(delivery)) + "@" + domain;
    }

    /** @return empty unless it is one of ours */
    public Optional<UUID> delivery(String address) {
        var at = address.lastIndexOf('@');
        var found =
                LOCAL_PART.matcher(at < 0 ? address : address.substring(0, at).toLowerCase(Locale.ROOT));
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            var delivery = UUID.fromString(found.group(1));
            return MessageDigest.isEqual(sign(delivery), HexFormat.of().parseHex(found.group(2)))
                    ? Optional.of(delivery)
                    : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private byte[] sign(UUID delivery) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return java.util.Arrays.copyOf(
                    mac.doFinal(delivery.toString().getBytes(StandardCharsets.US_ASCII)), SIGNATURE);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK has HMAC-SHA256", impossible);
        }
    }
}
