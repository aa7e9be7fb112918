package io.broadsheet.newsletter.subscription.application;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.BadSetting;
import io.broadsheet.chassis.Sha256;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Hashes of addresses, keyed: who steals the suppression list cannot try addresses against it. */
@Component
public class AddressKeys {
    private static final String PURPOSE = "mail address\n";
    private static final String TOKEN_SECRET = "broadsheet.token-secret";
    private static final String PREVIOUS = "broadsheet.previous-token-secrets";

    private final SecretKeySpec key;

    /** @throws BadSetting when the token secret is being exchanged, and the hashes would change with it */
    AddressKeys(SubscriptionSettings settings, Environment environment) {
        if (environment.containsProperty(PREVIOUS)
                && Objects.equals(settings.addressKey(), environment.getProperty(TOKEN_SECRET))) {
            throw new BadSetting(
                    SubscriptionSettings.ADDRESS_KEY,
                    "must be set, and stay, while " + PREVIOUS + " names any: to the token secret that was there first."
                            + " Otherwise readers would be known no more, and suppressed ones mailed again");
        }
        key = Sha256.key(requireNonNull(settings.addressKey()));
    }

    /** The same for all spellings of one address. */
    public String of(EmailAddress address) {
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
