package io.broadsheet.newsletter.delivery.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Text as quoted-printable UTF-8 (RFC 2045): lines of at most 76 characters, CRLF only where the text has a line's end. */
final class QuotedPrintable {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] SOFT_BREAK = {'=', '\r', '\n'};
    private static final int LONGEST = 76;

    private final ByteArrayOutputStream encoded;
    private int column;

    QuotedPrintable(int expected) {
        encoded = new ByteArrayOutputStream(expected);
    }

    QuotedPrintable add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < bytes.length; i++) {
            var octet = bytes[i];
            if (octet == '\n') {
                encoded.writeBytes(CRLF);
                column = 0;
            } else if (octet != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
                add(octet, i + 1 == bytes.length || bytes[i + 1] == '\n' || bytes[i + 1] == '\r');
            }
        }
        return this;
    }

    /** Breaks the line without breaking the text's line, so that what follows starts in the first column. */
    QuotedPrintable softBreak() {
        encoded.writeBytes(SOFT_BREAK);
        column = 0;
        return this;
    }

    byte[] bytes() {
        return encoded.toByteArray();
    }

    private void add(byte octet, boolean lineEnds) {
        var plain = octet > ' ' && octet < 127 && octet != '=' || (octet == ' ' || octet == '\t') && !lineEnds;
        var width = plain ? 1 : 3;
        if (column + width >= LONGEST) {
            softBreak();
        }
        if (plain) {
            encoded.write(octet);
        } else {
            encoded.write('=');
            encoded.write(HEX[octet >> 4 & 15]);
            encoded.write(HEX[octet & 15]);
        }
        column += width;
    }
}
