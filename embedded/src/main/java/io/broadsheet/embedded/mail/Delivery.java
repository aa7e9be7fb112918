package io.broadsheet.embedded.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The header lines that a mail gets when it arrives, as Mailpit adds them. */
final class Delivery {

    private Delivery() {}

    /** The return path, and a Bcc for each recipient that the mail does not name. */
    static byte[] headers(Envelope envelope, byte[] data) {
        String named = header(data).toLowerCase(Locale.ROOT);
        List<String> hidden = envelope.recipients().stream()
                .filter(address -> !named.contains(address.toLowerCase(Locale.ROOT)))
                .toList();
        String lines = "Return-Path: <" + envelope.sender() + ">\r\n"
                + (hidden.isEmpty() ? "" : "Bcc: " + String.join(",\r\n ", hidden) + "\r\n");
        return lines.getBytes(StandardCharsets.UTF_8);
    }

    private static String header(byte[] data) {
        int end = 0;
        while (end + 3 < data.length
                && !(data[end] == '\r' && data[end + 1] == '\n' && data[end + 2] == '\r' && data[end + 3] == '\n')) {
            end++;
        }
        return new String(data, 0, end, StandardCharsets.UTF_8);
    }
}
