package io.broadsheet.newsletter.delivery;

import java.util.List;

/**
 * What a mail says, the same to many readers but for its links.
 *
 * @param text {@link #UNSUBSCRIBE} and {@link #PREFERENCES} stand where the reader's own links go
 * @param html as {@code text}; a link stands inside an attribute's quotes or as text
 * @param stream which of our mails it is, for {@code Feedback-ID}
 * @param traceparents of what brought what it says
 */
public record MailContent(String subject, String text, String html, String stream, List<String> traceparents) {
    // Noncharacters: no text has a use for them, so whoever renders takes them out of what others wrote.
    public static final char UNSUBSCRIBE = '\uFDD0';
    public static final char PREFERENCES = '\uFDD1';
}
