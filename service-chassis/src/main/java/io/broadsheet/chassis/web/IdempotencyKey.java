package io.broadsheet.chassis.web;

import io.broadsheet.chassis.Sha256;
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
        var bodyHash = hash(JSON.writeValueAsString(body));
        // Strangers can guess each other's keys, so theirs also covers what they sent and where.
        var scope = subject == null ? "anonymous\n" + path + "\n" + bodyHash : "subject\n" + subject + "\n" + path;
        return new Idempotency(hash(scope + "\n" + key), bodyHash);
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text));
    }
}
