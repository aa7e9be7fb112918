package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.BadSetting;
import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.newsletter.delivery.smtp.AngusMailServer.Tls;
import io.broadsheet.newsletter.subscription.application.EnteredAddress;
import io.broadsheet.newsletter.subscription.domain.RuleBroken;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Who sends mails, and how: {@code broadsheet.newsletter.sender}, {@code .delivery} and {@code .dkim}. */
@Validated
@ConfigurationProperties("broadsheet.newsletter")
record MailProperties(
        @DefaultValue @Valid Sender sender,
        @DefaultValue @Valid Sending delivery,
        @Nullable @Valid Dkim dkim) {

    private static final String NOWHERE = "localhost.localdomain";
    private static final String DOMAIN = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?";

    /**
     * @param address readers see it; its domain is in every {@code Message-ID}; the default is for a first look only
     * @param name readers see it; the newspaper's
     * @param listId of {@code List-Id} (RFC 2919); {@code digest.} and the address's own domain if it is not set
     * @param bounceDomain where bounces go; the address's own domain if it is not set
     * @param feedbackId the last part of {@code Feedback-ID}
     */
    record Sender(
            @DefaultValue("newsletter@" + NOWHERE) @NotBlank @Email String address,

            @DefaultValue("Broadsheet") @NotBlank String name,

            @Nullable @Pattern(regexp = DOMAIN) String listId,

            @Nullable @Pattern(regexp = DOMAIN) String bounceDomain,

            @DefaultValue("broadsheet") @Pattern(regexp = "[A-Za-z0-9._-]{5,15}") String feedbackId) {

        Sender {
            address = ascii(address);
        }

        /** The mail server need not speak SMTPUTF8. */
        private static String ascii(String address) {
            if (address == null || address.chars().allMatch(c -> c < 128)) {
                return address;
            }
            try {
                return EnteredAddress.read(address).value();
            } catch (RuleBroken broken) {
                throw new BadSetting(
                        "broadsheet.newsletter.sender.address",
                        "must be an address that every mail server knows: plain letters before the @, a domain after it");
            }
        }

        String domain() {
            return address.substring(address.lastIndexOf('@') + 1);
        }

        String list() {
            return listId == null ? "digest." + domain() : listId;
        }

        /** @throws BadSetting if nobody could answer what is mailed to real readers */
        void requireReachable(PublicAddresses addresses) {
            if (domain().equals(NOWHERE) && !addresses.isNewsletterLocal()) {
                throw new BadSetting(
                        "broadsheet.newsletter.sender.address",
                        "is missing: readers see it and answer to it, newsletter@news.example");
            }
        }

        String bouncesTo() {
            return bounceDomain == null ? domain() : bounceDomain;
        }
    }

    /**
     * @param connections kept to the mail server for digests
     * @param transactionalConnections kept for what readers are waiting for
     * @param replyConnections kept for mails that tell of replies
     * @param batch deliveries claimed at once
     * @param connectionMails sent over one connection before a new one is opened
     * @param connectionAge of a connection at most
     * @param tls {@code offered}: STARTTLS wherever the server offers it; {@code required}: nothing is sent without it, and
     *     the server's certificate counts. With a user name it is always required: nobody signs in in clear
     * @param lease a sender that is silent for so long is taken for dead, and its deliveries are claimed by others
     * @param poll how often an instance looks whether something is due
     * @param idle a connection without mails is closed after it
     * @param firstRetry wait after a delivery was put off for the first time; doubled each time
     * @param longestRetry wait at most
     * @param giveUp after being put off for so long; a mail server that is down does not count
     * @param firstPause in which a domain is left alone that puts off or refuses all mails; doubled each time
     * @param longestPause of a domain
     * @param hold mails held for a matter of policy are given up after it
     * @param retention finished deliveries are forgotten after it
     */
    record Sending(
            @DefaultValue("8") @Min(1) @Max(256) int connections,
            @DefaultValue("2") @Min(1) @Max(64) int transactionalConnections,
            @DefaultValue("2") @Min(1) @Max(64) int replyConnections,
            @DefaultValue("100") @Min(1) int connectionMails,

            @DefaultValue("5m") @NotNull @DurationMin(seconds = 1)
            Duration connectionAge,

            @DefaultValue("offered") @NotNull Tls tls,
            @DefaultValue("500") @Min(1) @Max(1000) int batch,

            @DefaultValue("20s") @NotNull @DurationMin(seconds = 1)
            Duration lease,

            @DefaultValue("1s") @NotNull @DurationMin(millis = 10)
            Duration poll,

            @DefaultValue("30s") @NotNull @DurationMin(seconds = 1)
            Duration idle,

            @DefaultValue("1m") @NotNull @DurationMin(millis = 100)
            Duration firstRetry,

            @DefaultValue("1h") @NotNull @DurationMin(millis = 100)
            Duration longestRetry,

            @DefaultValue("48h") @NotNull @DurationMin(millis = 1)
            Duration giveUp,

            @DefaultValue("30s") @NotNull @DurationMin(millis = 100)
            Duration firstPause,

            @DefaultValue("15m") @NotNull @DurationMin(millis = 100)
            Duration longestPause,

            @DefaultValue("7d") @NotNull @DurationMin(minutes = 1)
            Duration hold,

            @DefaultValue("90d") @NotNull @DurationMin(days = 1)
            Duration retention) {

        Sending {
            requireNotShorter("longest-pause", longestPause, "first-pause", firstPause);
            requireNotShorter("longest-retry", longestRetry, "first-retry", firstRetry);
        }

        private static void requireNotShorter(String longest, Duration most, String first, Duration least) {
            if (most != null && least != null && most.compareTo(least) < 0) {
                throw new BadSetting("broadsheet.newsletter.delivery." + longest, "must not be shorter than " + first);
            }
        }
    }

    /**
     * @param domain that signs; the sender's, or one above it
     * @param selector of the public key: {@code <selector>._domainkey.<domain>}
     * @param privateKey file with an RSA key as PEM (PKCS#8)
     */
    record Dkim(
            @NotNull @Pattern(regexp = DOMAIN) String domain,
            @NotNull @Pattern(regexp = DOMAIN) String selector,
            @NotBlank String privateKey) {}
}
