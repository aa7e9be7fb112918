package io.broadsheet.embedded.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.List;

/** Header fields as people read them. */
final class MailHeaders {

    private MailHeaders() {}

    /** The first field of that name, unfolded and decoded, or empty. */
    static String text(MimeMessage mail, String name) throws MessagingException {
        String[] values = mail.getHeader(name);
        return values == null ? "" : decode(MimeUtility.unfold(values[0])).strip();
    }

    static String decode(String encoded) {
        try {
            return MimeUtility.decodeText(encoded);
        } catch (UnsupportedEncodingException unknownCharset) {
            return encoded;
        }
    }

    /** The addresses of all fields of that name; one that cannot be read is shown as it stands. */
    static List<MailAddress> addresses(MimeMessage mail, String name) throws MessagingException {
        String value = mail.getHeader(name, ",");
        if (value == null) {
            return List.of();
        }
        try {
            return Arrays.stream(InternetAddress.parseHeader(value, false))
                    .map(address -> new MailAddress(
                            address.getPersonal() == null ? "" : address.getPersonal(),
                            address.getAddress() == null ? "" : address.getAddress()))
                    .toList();
        } catch (AddressException unreadable) {
            return List.of(new MailAddress("", MimeUtility.unfold(value).strip()));
        }
    }
}
