package io.broadsheet.embedded.mail;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The texts and the attachments of a mail, whatever its nesting. */
final class Body {

    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 1_000;

    String text = "";
    String html = "";
    final List<Attachment> inline = new ArrayList<>();
    final List<Attachment> attachments = new ArrayList<>();
    private int parts;

    static Body of(MimePart mail) throws MessagingException, IOException {
        var body = new Body();
        body.collect(mail, "1", 0);
        return body;
    }

    private void collect(MimePart part, String id, int depth) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && depth < DEEPEST) {
            var parts = new Parts(part.getDataHandler().getDataSource());
            for (int i = 0; i < parts.getCount(); i++) {
                collect((MimePart) parts.getBodyPart(i), id + "." + (i + 1), depth + 1);
            }
            return;
        }
        byte[] content = content(part);
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        if (!attached && part.isMimeType("text/html") && html.isEmpty()) {
            html = new String(content, charset(part));
        } else if (!attached && part.isMimeType("text/plain") && text.isEmpty()) {
            text = new String(content, charset(part));
        } else {
            boolean shownInside = !attached && part.getContentID() != null;
            (shownInside ? inline : attachments).add(attachment(part, id, content.length));
        }
    }

    /** Counts while it reads: millions of empty ones fit into a mail, and not into memory. */
    private final class Parts extends MimeMultipart {

        Parts(DataSource source) throws MessagingException {
            super(source);
        }

        @Override
        protected MimeBodyPart createMimeBodyPart(InputStream in) throws MessagingException {
            count();
            return super.createMimeBodyPart(in);
        }

        @Override
        protected MimeBodyPart createMimeBodyPart(InternetHeaders headers, byte[] content) throws MessagingException {
            count();
            return super.createMimeBodyPart(headers, content);
        }

        private void count() throws MessagingException {
            if (++Body.this.parts > MOST_PARTS) {
                throw new MessagingException("More than " + MOST_PARTS + " parts");
            }
        }
    }

    private static byte[] content(MimePart part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private static Attachment attachment(MimePart part, String id, int size) throws MessagingException {
        String name = part.getFileName();
        String contentId = part.getContentID();
        return new Attachment(
                id,
                name == null ? "" : MailHeaders.decode(name),
                contentType(part).getBaseType(),
                contentId == null ? "" : contentId.replaceAll("^<|>$", ""),
                size);
    }

    private static Charset charset(MimePart part) throws MessagingException {
        String name = contentType(part).getParameter("charset");
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    private static ContentType contentType(MimePart part) throws MessagingException {
        try {
            return new ContentType(part.getContentType());
        } catch (ParseException unreadable) {
            return new ContentType("application", "octet-stream", null);
        }
    }
}
