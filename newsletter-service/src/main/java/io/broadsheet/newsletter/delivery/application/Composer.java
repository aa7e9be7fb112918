package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.smtp.OutgoingMail;
import io.broadsheet.newsletter.subscription.Recipients.Recipient;
import java.time.Instant;

/** Makes of a delivery, its reader and what it says the bytes for the mail server. */
@FunctionalInterface
interface Composer {
    OutgoingMail compose(Delivery delivery, Recipient reader, MailContent content, Instant now);
}
