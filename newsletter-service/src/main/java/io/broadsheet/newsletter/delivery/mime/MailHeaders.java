package io.broadsheet.newsletter.delivery.mime;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The header of a mail. Whatever a value holds, it stays in its own field: no line break gets in from outside. */
public final class MailHeaders {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    /** Of text in an encoded word, which may be 75 characters long; a character is never torn apart. */
    private static final int OCTETS_IN_A_WORD = 42;

    private static final int LONGEST_LINE = 76;

    private final Map<String, String> fields = new LinkedHashMap<>();

    /** A field of fixed words and addresses. */
    public MailHeaders add(String name, String value) {
        fields.put(name, CONTROLS.matcher(value).replaceAll(" "));
        return this;
    }

    /** A field of free text, which becomes encoded words (RFC 2047) where it is not plain. */
    public MailHeaders addText(String name, String text) {
        var line = CONTROLS.matcher(text).replaceAll(" ").strip();
        fields.put(name, isPlain(line) ? folded(name, line) : encoded(line));
        return this;
    }

    public MailHeaders addDate(Instant date) {
        return add("Date", DATE.format(date));
    }

    /** {@code "Name" <address>}. */
    public static String mailbox(String name, String address) {
        var line = CONTROLS.matcher(name).replaceAll(" ").strip();
        var shown = isPlain(line) ? "\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"" : encoded(line);
        return shown + " <" + address + ">";
    }

    /** Adds an address with a name, which has been made safe by {@link #mailbox}. */
    public MailHeaders addMailbox(String field, String mailbox) {
        fields.put(field, mailbox);
        return this;
    }

    public Map<String, String> fields() {
        return fields;
    }

    /** All fields, without the empty line that ends a header. */
    public byte[] bytes() {
        var header = new StringBuilder(1_500);
        fields.forEach(
                (name, value) -> header.append(name).append(": ").append(value).append("\r\n"));
        return header.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isPlain(String line) {
        // "=?" would begin an encoded word, which some program would then decode.
        return line.chars().allMatch(sign -> sign >= ' ' && sign < 127) && !line.contains("=?");
    }

    private static String folded(String name, String line) {
        var folded = new StringBuilder(line.length() + 16);
        var column = name.length() + 2;
        for (var word : line.split(" ", -1)) {
            if (!folded.isEmpty()) {
                var breaks = column + 1 + word.length() > LONGEST_LINE && !word.isEmpty();
                folded.append(breaks ? "\r\n " : " ");
                column = breaks ? 1 : column + 1;
            }
            folded.append(word);
            column += word.length();
        }
        // A word longer than a line may be: no mail server has to take it.
        return line.length() > 900 && column > 900 ? encoded(line) : folded.toString();
    }

    private static String encoded(String line) {
        var words = new StringBuilder();
        var word = new StringBuilder();
        var octets = 0;
        for (var sign : line.codePoints().toArray()) {
            var width = sign < 0x80 ? 1 : sign < 0x800 ? 2 : sign < 0x10000 ? 3 : 4;
            if (octets + width > OCTETS_IN_A_WORD) {
                append(words, word);
                octets = 0;
            }
            word.appendCodePoint(sign);
            octets += width;
        }
        append(words, word);
        return words.toString();
    }

    private static void append(StringBuilder words, StringBuilder word) {
        if (!words.isEmpty()) {
            words.append("\r\n ");
        }
        words.append("=?UTF-8?B?")
                .append(Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8)))
                .append("?=");
        word.setLength(0);
    }
}
