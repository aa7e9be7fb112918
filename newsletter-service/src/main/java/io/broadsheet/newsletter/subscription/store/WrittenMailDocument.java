package io.broadsheet.newsletter.subscription.store;

import io.broadsheet.newsletter.subscription.domain.MailPurpose;
import io.broadsheet.newsletter.subscription.domain.WrittenMail;
import java.time.Instant;
import java.util.Locale;

/** A mail of the last day, inside of its subscription. Public for the driver's record codec. */
public record WrittenMailDocument(String kind, int generation, Instant at) {

    static WrittenMailDocument from(WrittenMail mail) {
        return new WrittenMailDocument(mail.purpose().word(), mail.generation(), mail.at());
    }

    WrittenMail toWrittenMail() {
        return new WrittenMail(MailPurpose.valueOf(kind.toUpperCase(Locale.ROOT)), generation, at);
    }
}
