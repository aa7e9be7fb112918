package io.broadsheet.newsletter.delivery.smtp;

/** Takes mails to their readers. */
@FunctionalInterface
public interface MailServer {
    /** Opens a connection that is good for many mails. */
    MailConnection connect() throws ServerUnavailable;
}
