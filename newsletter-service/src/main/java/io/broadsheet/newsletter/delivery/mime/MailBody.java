package io.broadsheet.newsletter.delivery.mime;

import io.broadsheet.chassis.Sha256;
import io.broadsheet.newsletter.delivery.MailContent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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

        /** A link in a quoted-printable part. */
        record Link(char which) implements Piece {}

        /** The end of a base64 part, with gaps for links: what is before the first of them is the same for all. */
        record Tail(Base64Text.Beginning beginning, String text) implements Piece {}
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
        var bytes = new ByteArrayOutputStream(size);
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Fixed(var fixed) -> bytes.writeBytes(fixed);
                case Piece.Link(var which) -> bytes.writeBytes(quotedPrintable(which, links));
                case Piece.Tail(var beginning, var text) -> bytes.writeBytes(beginning.endingIn(linked(text, links)));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] quotedPrintable(char which, Links links) {
        return new QuotedPrintable(200).add(link(which, links)).softBreak().bytes();
    }

    private static String linked(String text, Links links) {
        return text.replace(String.valueOf(MailContent.UNSUBSCRIBE), links.unsubscribe())
                .replace(String.valueOf(MailContent.PREFERENCES), links.preferences());
    }

    private static String link(char which, Links links) {
        return which == MailContent.UNSUBSCRIBE ? links.unsubscribe() : links.preferences();
    }

    /** In the shorter of the two encodings: quoted-printable for most Latin texts, base64 for most others. */
    private void part(String type, String text) {
        var quotedPrintable = quotedPrintable(text);
        var octets = quotedPrintable.stream()
                .mapToInt(piece -> piece instanceof Piece.Fixed(var bytes) ? bytes.length : 0)
                .sum();
        var inBase64 = Base64Text.length(text) < octets;
        fixed(("--" + boundary + "\r\nContent-Type: " + type + "; charset=utf-8\r\nContent-Transfer-Encoding: "
                        + (inBase64 ? "base64" : "quoted-printable") + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        (inBase64 ? base64(text) : quotedPrintable).forEach(this::add);
        fixed("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static List<Piece> quotedPrintable(String text) {
        var pieces = new ArrayList<Piece>();
        var start = 0;
        for (var i = 0; i < text.length(); i++) {
            if (isGap(text.charAt(i))) {
                pieces.add(new Piece.Fixed(quotedPrintableText(text.substring(start, i))
                        .softBreak()
                        .bytes()));
                pieces.add(new Piece.Link(text.charAt(i)));
                start = i + 1;
            }
        }
        pieces.add(new Piece.Fixed(quotedPrintableText(text.substring(start)).bytes()));
        return pieces;
    }

    private static List<Piece> base64(String text) {
        var gap = 0;
        while (gap < text.length() && !isGap(text.charAt(gap))) {
            gap++;
        }
        var beginning = Base64Text.Beginning.of(text.substring(0, gap));
        return List.of(new Piece.Fixed(beginning.encoded()), new Piece.Tail(beginning, text.substring(gap)));
    }

    private static boolean isGap(char sign) {
        return sign == MailContent.UNSUBSCRIBE || sign == MailContent.PREFERENCES;
    }

    private static QuotedPrintable quotedPrintableText(String text) {
        return new QuotedPrintable(text.length() * 5 / 4 + 64).add(text);
    }

    private void add(Piece piece) {
        pieces.add(piece);
        size += switch (piece) {
            case Piece.Fixed(var bytes) -> bytes.length;
            case Piece.Link link -> 200;
            case Piece.Tail(var beginning, var text) -> 2 * text.length() + 400;
        };
    }

    private void fixed(byte[] bytes) {
        add(new Piece.Fixed(bytes));
    }

    /** The same for the same content, and in no encoded text: that never has {@code =_}. */
    private static String boundary(MailContent content) {
        return "=_" + HexFormat.of().formatHex(Sha256.of(content.text() + content.html()), 0, 12);
    }
}
