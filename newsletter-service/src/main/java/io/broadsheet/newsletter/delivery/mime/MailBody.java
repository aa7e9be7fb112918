package io.broadsheet.newsletter.delivery.mime;

import io.broadsheet.newsletter.delivery.MailContent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The {@code multipart/alternative} body of a mail, encoded once for all its readers: for each of them only the links
 * are put in.
 */
public final class MailBody {

    /** @param unsubscribe and @param preferences absolute, in URL characters */
    public record Links(String unsubscribe, String preferences) {}

    private sealed interface Piece {
        record Fixed(byte[] bytes) implements Piece {}

        record Link(char which) implements Piece {}
    }

    private final String boundary;
    private final List<Piece> pieces = new ArrayList<>();
    private int size;

    private MailBody(String boundary) {
        this.boundary = boundary;
    }

    public static MailBody of(MailContent content) {
        var body = new MailBody(boundary(content));
        body.part("text/plain", content.text());
        body.part("text/html", content.html());
        body.fixed(("--" + body.boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body;
    }

    /** The value of {@code Content-Type}. */
    public String contentType() {
        return "multipart/alternative; boundary=\"" + boundary + "\"";
    }

    /** The body with a reader's links, its lines ending in CRLF. */
    public byte[] with(Links links) {
        var bytes = new ByteArrayOutputStream(size + 1_000);
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Fixed(var fixed) -> bytes.writeBytes(fixed);
                case Piece.Link(var which) -> bytes.writeBytes(encoded(which, links));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] encoded(char which, Links links) {
        var link = which == MailContent.UNSUBSCRIBE ? links.unsubscribe() : links.preferences();
        return new QuotedPrintable(200).add(link).softBreak().bytes();
    }

    private void part(String type, String text) {
        fixed(("--" + boundary + "\r\nContent-Type: " + type
                        + "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        var start = 0;
        for (var i = 0; i < text.length(); i++) {
            var sign = text.charAt(i);
            if (sign == MailContent.UNSUBSCRIBE || sign == MailContent.PREFERENCES) {
                fixed(encoded(text.substring(start, i)).softBreak().bytes());
                pieces.add(new Piece.Link(sign));
                start = i + 1;
            }
        }
        fixed(encoded(text.substring(start)).bytes());
        fixed("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static QuotedPrintable encoded(String text) {
        return new QuotedPrintable(text.length() * 5 / 4 + 64).add(text);
    }

    private void fixed(byte[] bytes) {
        pieces.add(new Piece.Fixed(bytes));
        size += bytes.length;
    }

    /** The same for the same content, and in no quoted-printable text: that never has {@code =_}. */
    private static String boundary(MailContent content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest((content.text() + content.html()).getBytes(StandardCharsets.UTF_8));
            return "=_" + HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
