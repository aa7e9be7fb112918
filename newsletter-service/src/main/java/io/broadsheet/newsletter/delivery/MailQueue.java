package io.broadsheet.newsletter.delivery;

/** Takes mails to be sent. */
public interface MailQueue {

    /**
     * Writes the mail into the ledger, from where it is sent soon and for certain; returning means that it is durable.
     * Adding it again changes nothing.
     */
    void add(TransactionalMail mail);
}
