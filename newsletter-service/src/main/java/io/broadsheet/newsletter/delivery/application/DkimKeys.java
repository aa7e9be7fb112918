package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.BadSetting;
import io.broadsheet.newsletter.delivery.mime.DkimSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the key that signs mails. */
final class DkimKeys {
    private static final String SETTING = "broadsheet.newsletter.dkim.private-key";

    private DkimKeys() {}

    /** Relaxed alignment (RFC 7489, 3.1.1) as far as it goes without a list of public suffixes. */
    static boolean isAligned(String signing, String sender) {
        var one = signing.toLowerCase(Locale.ROOT);
        var other = sender.toLowerCase(Locale.ROOT);
        return one.equals(other)
                || one.contains(".") && other.endsWith("." + one)
                || other.contains(".") && one.endsWith("." + other);
    }

    /**
     * @throws BadSetting if there is no such file, or no RSA key as PEM (PKCS#8) in it, or the domain that signs is not
     *     the sender's: DMARC counts no other
     */
    static @Nullable DkimSigner signer(MailProperties.@Nullable Dkim settings, String senderDomain) {
        if (settings == null) {
            return null;
        }
        if (!isAligned(settings.domain(), senderDomain)) {
            throw new BadSetting(
                    "broadsheet.newsletter.dkim.domain",
                    "is " + settings.domain()
                            + ", which is neither the domain of broadsheet.newsletter.sender.address (" + senderDomain
                            + ") nor above or below it: receivers would not count the signature");
        }
        try {
            var pem = Files.readString(Path.of(settings.privateKey()));
            var base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
            var key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            return new DkimSigner(settings.domain(), settings.selector(), key);
        } catch (IOException | InvalidPathException e) {
            throw new BadSetting(SETTING, "names a file that cannot be read");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new BadSetting(SETTING, "must name an RSA key as PEM: openssl pkcs8 -topk8 -nocrypt makes one");
        }
    }
}
