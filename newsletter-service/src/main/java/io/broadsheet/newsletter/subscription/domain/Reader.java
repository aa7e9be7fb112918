package io.broadsheet.newsletter.subscription.domain;

import java.time.Instant;

/**
 * Whose subscription it is.
 *
 * @param addressKey a hash that all spellings of the address share
 * @param generation links of an older one are worthless, those to unsubscribe excepted
 * @param announced others know of this subscription, so they hear of its end
 * @param mails the mails of the last day
 */
public record Reader(EmailAddress address, String addressKey, int generation, boolean announced, WrittenMails mails) {

    Reader written(MailPurpose purpose, Instant now) {
        return new Reader(address, addressKey, generation, announced, mails.write(purpose, generation, now));
    }

    Reader nextGeneration() {
        return new Reader(address, addressKey, generation + 1, announced, mails);
    }

    Reader madeKnown() {
        return new Reader(address, addressKey, generation, true, mails);
    }
}
