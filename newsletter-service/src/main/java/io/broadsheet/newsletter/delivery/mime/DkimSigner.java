package io.broadsheet.newsletter.delivery.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signs mails by DKIM (RFC 6376): {@code rsa-sha256}, {@code relaxed/relaxed}, over every field that matters. */
public final class DkimSigner {
    private static final List<String> SIGNED = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "List-Id",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "Auto-Submitted",
            "Feedback-ID");

    /** Signed once more than they are there, so that nobody can add another. */
    private static final List<String> OVERSIGNED = List.of("From", "To", "Reply-To", "Subject", "Date");

    private final String domain;
    private final String selector;
    private final PrivateKey key;

    public DkimSigner(String domain, String selector, PrivateKey key) {
        this.domain = domain;
        this.selector = selector;
        this.key = key;
    }

    /** The value of {@code DKIM-Signature}, which goes before all other fields. */
    public String sign(Map<String, String> fields, byte[] body, Instant at) {
        try {
            var signed = SIGNED.stream().filter(fields::containsKey).toList();
            var unsigned = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=" + selector + ";\r\n t="
                    + at.getEpochSecond() + "; bh="
                    + base64(MessageDigest.getInstance("SHA-256").digest(relaxed(body))) + ";\r\n h="
                    + Stream.concat(signed.stream(), OVERSIGNED.stream())
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(":\r\n  "))
                    + ";\r\n b=";
            var input = new StringBuilder(2_000);
            for (var name : signed) {
                input.append(relaxed(name, fields.getOrDefault(name, ""))).append("\r\n");
            }
            input.append(relaxed("DKIM-Signature", unsigned));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(input.toString().getBytes(StandardCharsets.UTF_8));
            return unsigned + folded(base64(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The DKIM key cannot sign", e);
        }
    }

    private static String relaxed(String name, String value) {
        return name.toLowerCase(Locale.ROOT) + ":"
                + value.replaceAll("\r\n", "").replaceAll("[ \t]+", " ").strip();
    }

    /** White space within a line is one space, none at its end, and no empty lines end the body (RFC 6376, 3.4.4). */
    static byte[] relaxed(byte[] body) {
        var canonical = new ByteArrayOutputStream(body.length + 2);
        var emptyLines = 0;
        var start = 0;
        for (var i = 0; i < body.length; i++) {
            var last = i + 1 == body.length;
            if (body[i] == '\n' || last) {
                var end = body[i] != '\n' ? i + 1 : i > start && body[i - 1] == '\r' ? i - 1 : i;
                if (isBlank(body, start, end)) {
                    emptyLines++;
                } else {
                    for (; emptyLines > 0; emptyLines--) {
                        canonical.write('\r');
                        canonical.write('\n');
                    }
                    line(canonical, body, start, end);
                }
                start = i + 1;
            }
        }
        return canonical.toByteArray();
    }

    private static boolean isBlank(byte[] body, int start, int end) {
        for (var i = start; i < end; i++) {
            if (body[i] != ' ' && body[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private static void line(ByteArrayOutputStream canonical, byte[] body, int start, int end) {
        var space = false;
        for (var i = start; i < end; i++) {
            if (body[i] == ' ' || body[i] == '\t') {
                space = true;
            } else {
                if (space) {
                    canonical.write(' ');
                    space = false;
                }
                canonical.write(body[i]);
            }
        }
        canonical.write('\r');
        canonical.write('\n');
    }

    private static String folded(String base64) {
        return base64.replaceAll("(.{70})(?=.)", "$1\r\n  ");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
