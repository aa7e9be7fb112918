package io.broadsheet.newsletter.subscription.application;

import io.broadsheet.chassis.BadSetting;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

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
@Validated
@ConfigurationProperties("broadsheet.newsletter.subscription")
public record SubscriptionSettings(
        @DefaultValue("Broadsheet") String siteName,
        @Nullable String addressKey,

        @DefaultValue("40ms") @NotNull @DurationMin @DurationMax(seconds = 5)
        Duration answerAfter,

        @DefaultValue("30d") @NotNull @DurationMin(days = 1) Duration forgetUnconfirmedAfter,
        @DefaultValue("90d") @NotNull @DurationMin(days = 1) Duration forgetEndedAfter,

        @DefaultValue("100d") @NotNull @DurationMin(days = 90)
        Duration forgetErasedAfter,

        @DefaultValue @NotNull @Valid SignUps signUps) {

    /**
     * @param perMailbox mails a day to one mailbox, tags folded
     * @param perNetwork asks an hour from one network (IPv4 address, IPv6 /64), five times as many from one block
     *     (IPv4 /24, IPv6 /48); none for this machine itself
     * @param inAll asks an hour; beyond it only networks that have hardly asked are served, up to five times as many
     */
    public record SignUps(
            @DefaultValue("6") @Min(1) @Max(MOST) int perMailbox,
            @DefaultValue("200") @Min(1) @Max(MOST) int perNetwork,
            @DefaultValue("5000") @Min(1) @Max(MOST) int inAll) {

        /** Several times as many are counted to. */
        private static final int MOST = 100_000_000;
    }

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
