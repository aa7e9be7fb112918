package io.broadsheet.newsletter.delivery;

import java.util.UUID;

/**
 * A mail that answers something its reader did. It carries no address: that is read from the subscription when the
 * mail goes out.
 *
 * @param id the same for the same mail, so that posting it twice sends it once
 * @param purpose a fixed word for metrics and the ledger, such as {@code confirmation}
 * @param html a whole document
 */
public record TransactionalMail(
        UUID id, UUID subscriptionId, String purpose, String subject, String text, String html) {}
