package io.broadsheet.newsletter.subscription.application;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.Sha256;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Hashes of addresses, keyed: who steals the suppression list cannot try addresses against it. */
@Component
class AddressKeys {
    private static final String PURPOSE = "mail address\n";

    private final SecretKeySpec key;

    AddressKeys(SubscriptionSettings settings) {
        key = Sha256.key(requireNonNull(settings.addressKey()));
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
        return HexFormat.of().formatHex(Sha256.keyed(key, text));
    }
}
