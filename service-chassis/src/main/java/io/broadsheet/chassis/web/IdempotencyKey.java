package io.broadsheet.chassis.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code Idempotency-Key} of a creating POST. A controller declares it as a {@code @Nullable} parameter: null when
 * the caller sent none, and a bad one (not 1 to 255 visible ASCII characters) ends the call with 400.
 *
 * @param subject whose key it is: the token's subject, or null for an anonymous caller
 * @param path the path called
 */
public record IdempotencyKey(String key, @Nullable String subject, String path) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * What to keep in the created document.
     *
     * @param body the request's body, as the record it was read into
     */
    public Idempotency of(Object body) {
        var bodyHash = sha256(JSON.writeValueAsString(body));
        // Strangers can guess each other's keys, so theirs also covers what they sent and where.
        var scope = subject == null ? "anonymous\n" + path + "\n" + bodyHash : "subject\n" + subject + "\n" + path;
        return new Idempotency(sha256(scope + "\n" + key), bodyHash);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
