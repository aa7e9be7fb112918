package io.broadsheet.newsletter.subscription.domain;

import java.util.Locale;

/** Mails that answer something that was asked for at the service. */
public enum MailPurpose {
    CONFIRMATION,
    PREFERENCES,
    ERASURE;

    /** As in the ledger: {@code confirmation}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
