package io.broadsheet.newsletter.delivery.smtp;

/**
 * A mail ready for the wire, to one recipient.
 *
 * @param bytes header and body, lines ending in CRLF
 */
public record OutgoingMail(String returnPath, String to, byte[] bytes) {

    /** Never the address: this may end up in a log. */
    @Override
    public String toString() {
        return "OutgoingMail[" + bytes.length + " bytes]";
    }
}
