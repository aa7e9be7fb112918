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
 * @param forgetEndedAfter when an address is erased whose reader left, or that was suppressed; of that a hash stays
 * @param forgetErasedAfter when the marker of an erased one goes; longer than {@code subscriptions.v1} keeps its records
 * @param signUps how often may be asked
 */
@ConfigurationProperties("broadsheet.newsletter.subscription")
public record SubscriptionSettings(
        @DefaultValue("Broadsheet") String siteName,
        @Nullable String addressKey,
        @DefaultValue("40ms") Duration answerAfter,
        @DefaultValue("30d") Duration forgetUnconfirmedAfter,
        @DefaultValue("90d") Duration forgetEndedAfter,
        @DefaultValue("100d") Duration forgetErasedAfter,
        @DefaultValue SignUps signUps) {

    /**
     * @param perMailbox mails a day to one mailbox, tags folded
     * @param perNetwork asks an hour from one network (IPv4 address, IPv6 /64), five times as many from one block
     *     (IPv4 /24, IPv6 /48); none for this machine itself
     * @param inAll asks an hour; beyond it only networks that have hardly asked are served, up to five times as many
     */
    public record SignUps(
            @DefaultValue("6") int perMailbox,
            @DefaultValue("200") int perNetwork,
            @DefaultValue("5000") int inAll) {}

    static final String ADDRESS_KEY = "broadsheet.newsletter.subscription.address-key";

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
