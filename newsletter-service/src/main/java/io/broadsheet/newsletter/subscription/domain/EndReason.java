package io.broadsheet.newsletter.subscription.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a subscription gets no more digests. */
public enum EndReason {
    UNSUBSCRIBED,
    /** The address refuses for good: it is on the suppression list. */
    BOUNCED,
    /** Its reader called a digest spam: the address is on the suppression list. */
    COMPLAINED,
    /** Whoever reads mail there wants none from here, ever: the address is on the suppression list, and nowhere else. */
    REFUSED;

    /** As it travels: {@code unsubscribed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return empty for a word that is none of them */
    public static Optional<EndReason> of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst();
    }

    /** Whether the address itself must not be mailed again. */
    public boolean suppresses() {
        return this != UNSUBSCRIBED;
    }

    /** Whether a new double opt-in proves that mail is wanted and arrives. After a complaint a person decides. */
    public boolean endsByOptIn() {
        return this == BOUNCED;
    }
}
