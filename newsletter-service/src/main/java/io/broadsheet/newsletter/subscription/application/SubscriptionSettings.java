package io.broadsheet.newsletter.subscription.application;

import io.broadsheet.chassis.BadSetting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param siteName as readers know the site, in pages and mails
 * @param addressKey secret of the hashes that addresses are found by; it must outlive a change of the token secret
 * @param answerAfter how long the answer to asking for a subscription takes at least, so that its time does not tell
 *     whether an address is known
 * @param forgetUnconfirmedAfter when an address is erased that nobody confirmed
 */
@ConfigurationProperties("broadsheet.newsletter.subscription")
public record SubscriptionSettings(
        @DefaultValue("Broadsheet") String siteName,
        @Nullable String addressKey,
        @DefaultValue("40ms") Duration answerAfter,
        @DefaultValue("30d") Duration forgetUnconfirmedAfter) {
    private static final String ADDRESS_KEY = "broadsheet.newsletter.subscription.address-key";

    public SubscriptionSettings {
        if (addressKey == null || addressKey.isBlank()) {
            throw new BadSetting(
                    "broadsheet.token-secret", "is missing: at least 32 random characters, the same on every instance");
        }
        if (addressKey.length() < 32) {
            throw new BadSetting(
                    ADDRESS_KEY, "must have at least 32 characters; unless set it is broadsheet.token-secret");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SubscriptionSettings[" + siteName + "]";
    }
}
