package io.broadsheet.newsletter.delivery;

/** Whether a mail is small enough to be shown whole: Gmail cuts one off at 102 KB, and with it the link to leave. */
@FunctionalInterface
public interface MailSize {
    boolean fits(MailContent content);
}
