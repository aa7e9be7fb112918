package io.broadsheet.newsletter.delivery.domain;

import java.util.regex.Pattern;

/**
 * What an SMTP server answered.
 *
 * @param status the enhanced status code (RFC 3463) such as {@code 5.1.1}, empty if it gave none
 */
public record Reply(int code, String status) {
    private static final Pattern STATUS = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})(?:\\s|$)");

    /** @param line the first line of the answer, or anything else a library hands out */
    public static Reply of(int code, String line) {
        var found = STATUS.matcher(line);
        return new Reply(code, found.find() ? found.group(1) : "");
    }
}
