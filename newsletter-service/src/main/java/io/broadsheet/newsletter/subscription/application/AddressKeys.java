package io.broadsheet.newsletter.subscription.application;

import static java.util.Objects.requireNonNull;

import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Hashes of addresses, keyed: who steals the suppression list cannot try addresses against it. */
@Component
class AddressKeys {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "mail address\n";

    private final SecretKeySpec key;

    AddressKeys(SubscriptionSettings settings) {
        var secret = requireNonNull(settings.addressKey());
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The same for all spellings of one address. */
    String of(EmailAddress address) {
        return hash(PURPOSE + address.folded());
    }

    /** The same for all tagged forms of one mailbox, and no address's. */
    String ofMailbox(EmailAddress address) {
        return hash("mailbox\n" + address.mailbox());
    }

    String ofNetwork(String network) {
        return hash("network\n" + network);
    }

    private String hash(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK has HMAC-SHA256", impossible);
        }
    }
}
