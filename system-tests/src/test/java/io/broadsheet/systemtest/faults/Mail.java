package io.broadsheet.systemtest.faults;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A mail that was accepted.
 *
 * @param text the source with its encodings undone, as far as links need it
 * @param hungUp whether its sender was told nothing
 */
record Mail(String to, String messageId, String text, Instant at, Connection connection, boolean hungUp) {

    /** Of SMTP. */
    record Connection(int number, Instant opened) {}

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(\\S+)");
    private static final Pattern CONFIRMATION = Pattern.compile("/subscriptions/confirmation\\?token=([\\w.~-]+)");
    private static final Pattern FOLLOW = Pattern.compile("/reply-notices/confirmation\\?token=([\\w.~-]+)");
    private static final Pattern PREFERENCES = Pattern.compile("/subscriptions/([\\w.~-]{40,}+)(?!/refusal)");

    private static final Pattern BASE64 =
            Pattern.compile("(?i)content-transfer-encoding:\\s*base64\r\n(?:[^\r\n]+\r\n)*\r\n([A-Za-z0-9+/=\r\n]+)");

    static Mail of(String to, String source, Connection connection, boolean hungUp) {
        Matcher id = MESSAGE_ID.matcher(source.replaceAll("\r\n[ \t]+", " "));
        return new Mail(to, id.find() ? id.group(1) : "", readable(source), Instant.now(), connection, hungUp);
    }

    private static String readable(String source) {
        String decoded = BASE64.matcher(source)
                .results()
                .map(part -> new String(Base64.getMimeDecoder().decode(part.group(1)), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
        return decoded + quotedPrintable(source);
    }

    private static String quotedPrintable(String source) {
        return Pattern.compile("=([0-9A-F]{2})")
                .matcher(source.replaceAll("=\r?\n", ""))
                .replaceAll(code -> Matcher.quoteReplacement(new String(
                        new byte[] {(byte) Integer.parseInt(code.group(1), 16)}, StandardCharsets.ISO_8859_1)));
    }

    Optional<String> confirmationToken() {
        return find(CONFIRMATION);
    }

    /** Of the link to hear of replies. */
    Optional<String> followToken() {
        return find(FOLLOW);
    }

    /** Of the link to change preferences, and to leave. */
    Optional<String> preferencesToken() {
        return find(PREFERENCES);
    }

    boolean isAbout(String slug) {
        return Pattern.compile(Pattern.quote("/articles/" + slug) + "(?![\\p{Alnum}-])")
                .matcher(text)
                .find();
    }

    /** Whether it tells of a reply. */
    boolean tellsOf(String reply) {
        return text.contains("#comment-" + reply);
    }

    private Optional<String> find(Pattern pattern) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
