package io.broadsheet.newsletter.delivery.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Text as base64 UTF-8 (RFC 2045) in lines of 76 characters, each ended by CRLF; the text's own lines end in CRLF too. */
final class Base64Text {
    private static final byte[] CRLF = {'\r', '\n'};
    private static final int LINE = 76;
    private static final int OCTETS_OF_A_LINE = LINE / 4 * 3;

    /**
     * The beginning of a text.
     *
     * @param encoded its whole lines
     * @param rest octets of its last line, to be encoded together with what follows
     */
    record Beginning(byte[] encoded, byte[] rest) {

        static Beginning of(String text) {
            var octets = octets(text);
            var whole = octets.length / OCTETS_OF_A_LINE * OCTETS_OF_A_LINE;
            return new Beginning(lines(Arrays.copyOf(octets, whole)), Arrays.copyOfRange(octets, whole, octets.length));
        }

        /** The lines after {@link #encoded}, to the end of the text. */
        byte[] endingIn(String text) {
            var octets = new ByteArrayOutputStream(rest.length + 2 * text.length());
            octets.writeBytes(rest);
            octets.writeBytes(octets(text));
            return lines(octets.toByteArray());
        }
    }

    private Base64Text() {}

    /** Of the encoded text, within a line. */
    static int length(String text) {
        var octets = octets(text).length;
        return (octets + 2) / 3 * 4 + octets / OCTETS_OF_A_LINE * 2 + 2;
    }

    private static byte[] lines(byte[] octets) {
        var lines = new ByteArrayOutputStream(octets.length * 7 / 5 + 4);
        lines.writeBytes(Base64.getMimeEncoder(LINE, CRLF).encode(octets));
        if (octets.length > 0) {
            lines.writeBytes(CRLF);
        }
        return lines.toByteArray();
    }

    private static byte[] octets(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
