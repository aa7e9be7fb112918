package io.broadsheet.newsletter.delivery;

/** Takes mails to be sent. */
public interface Mailroom {

    /**
     * Writes the mail into the ledger, from where it is sent soon and for certain; returning means that it is durable.
     * Posting it again changes nothing.
     */
    void post(TransactionalMail mail);
}
