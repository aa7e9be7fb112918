package io.broadsheet.newsletter.delivery.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an SMTP server answered.
 *
 * @param code 0 if there was no answer
 * @param status the enhanced status code (RFC 3463) such as {@code 5.1.1}, empty if it gave none
 * @param text what else it says, in lower case and without addresses; it decides together with the codes, and is neither
 *     logged nor stored
 */
public record Reply(int code, String status, String text) {
    public static final Reply NONE = new Reply(0, "", "");

    private static final Pattern STATUS =
            Pattern.compile("(?m)^\\d{3}[ -]\\s*#?([245]\\.\\d{1,3}\\.\\d{1,3})(?=[\\s:;,]|$)");
    /** Where qmail and its kin put it. */
    private static final Pattern STATUS_IN_BRACKETS =
            Pattern.compile("(?m)^([245])\\d\\d[ -].*[(\\[]#?(\\1\\.\\d{1,3}\\.\\d{1,3})(?: - \\w{1,20})?[)\\]]");

    private static final Pattern CODES = Pattern.compile("(?m)^\\d{3}(?:[ -]\\s*#?(?:[245]\\.\\d{1,3}\\.\\d{1,3})?|$)");
    private static final Pattern ADDRESSES = Pattern.compile("<[^>]*>|\\S*@\\S*|https?:\\S*");
    private static final int LONGEST = 1_000;

    public Reply(int code, String status) {
        this(code, status, "");
    }

    /** @param lines the answer, of one line or more, or anything else a library hands out */
    public static Reply of(int code, String lines) {
        var told = lines.length() < LONGEST ? lines : lines.substring(0, LONGEST);
        var text = ADDRESSES.matcher(CODES.matcher(told).replaceAll("")).replaceAll(" ");
        return new Reply(
                code, status(told), text.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT));
    }

    private static String status(String told) {
        var first = STATUS.matcher(told);
        if (first.find()) {
            return first.group(1);
        }
        var last = STATUS_IN_BRACKETS.matcher(told);
        return last.find() ? last.group(2) : "";
    }

    /** Never the text: this may end up in a log. */
    @Override
    public String toString() {
        return status.isEmpty() ? "" + code : code + " " + status;
    }
}
