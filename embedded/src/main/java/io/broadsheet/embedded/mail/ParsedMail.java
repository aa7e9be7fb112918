package io.broadsheet.embedded.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

/** What a mail says, read for its reader. A mail that is broken is shown as its source. */
record ParsedMail(Message message, Instant created) {

    private static final int SNIPPET = 250;
    private static final int LONGEST = 500;
    private static final int MOST_ADDRESSES = 10;
    private static final Session SESSION = session();

    static ParsedMail parse(String id, Instant created, byte[] raw) {
        try {
            var mail = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
            return new ParsedMail(read(id, created, raw.length, mail), created);
        } catch (MessagingException | IOException | RuntimeException broken) {
            String source = new String(raw, StandardCharsets.UTF_8);
            return new ParsedMail(unreadable(id, created, source, raw.length), created);
        }
    }

    private static Message read(String id, Instant created, int size, MimeMessage mail)
            throws MessagingException, IOException {
        Body body = Body.of(mail);
        List<MailAddress> from = MailHeaders.addresses(mail, "From");
        return new Message(
                id,
                MailHeaders.text(mail, "Message-ID").replaceAll("^<|>$", ""),
                from.isEmpty() ? null : from.get(0),
                MailHeaders.addresses(mail, "To"),
                MailHeaders.addresses(mail, "Cc"),
                MailHeaders.addresses(mail, "Bcc"),
                MailHeaders.addresses(mail, "Reply-To"),
                MailHeaders.text(mail, "Return-Path").replaceAll("^<|>$", ""),
                MailHeaders.text(mail, "Subject"),
                date(mail, created),
                List.of(),
                "",
                body.text,
                body.html,
                size,
                body.inline,
                body.attachments);
    }

    private static Message unreadable(String id, Instant created, String source, int size) {
        return new Message(
                id,
                "",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                "(unreadable)",
                created,
                List.of(),
                "",
                source,
                "",
                size,
                List.of(),
                List.of());
    }

    private static Instant date(MimeMessage mail, Instant otherwise) throws MessagingException {
        try {
            return new MailDateFormat().parse(MailHeaders.text(mail, "Date")).toInstant();
        } catch (ParseException none) {
            return otherwise;
        }
    }

    /** Summaries of thousands of mails are kept in memory: what is long in headers is cut. */
    Summary summary() {
        return new Summary(
                message.id(),
                cut(message.messageId()),
                false,
                message.from() == null ? null : cut(message.from()),
                cut(message.to()),
                cut(message.cc()),
                cut(message.bcc()),
                cut(message.replyTo()),
                cut(message.subject()),
                created,
                "",
                List.of(),
                message.size(),
                message.attachments().size(),
                snippet());
    }

    private static List<MailAddress> cut(List<MailAddress> addresses) {
        return addresses.stream().limit(MOST_ADDRESSES).map(ParsedMail::cut).toList();
    }

    private static MailAddress cut(MailAddress address) {
        return new MailAddress(cut(address.name()), cut(address.address()));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private String snippet() {
        String source = message.text().isBlank()
                ? message.html().replaceAll("(?is)<(style|script|head)\\b.*?</\\1>|<[^>]*>", " ")
                : message.text();
        String line = source.strip().replaceAll("\\s+", " ");
        return line.length() <= SNIPPET ? line : line.substring(0, Math.min(line.length(), SNIPPET - 3)) + "...";
    }

    private static Session session() {
        var settings = new Properties();
        settings.setProperty("mail.mime.allowutf8", "true");
        return Session.getInstance(settings);
    }
}
