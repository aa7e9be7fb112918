package io.broadsheet.website.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it goes over the wire, plain and compressed.
 *
 * @param gzip null where compressing gains nothing
 * @param etag weak (RFC 9110, 8.8.1): one for both forms
 * @param location of a redirect
 * @param parts what it was made of
 * @param rightUntil when the day on top of it is over, in milliseconds since the epoch
 */
public record ReadyPage(
        int status,
        String contentType,
        String cacheControl,
        @Nullable String location,
        byte[] plain,
        byte @Nullable [] gzip,
        String etag,
        List<Part<?>> parts,
        long rightUntil) {

    private static final int WORTH_COMPRESSING = 600;
    private static final int TAG_BYTES = 12;

    /** @param body text of a type that compresses well */
    public static ReadyPage text(
            int status, String contentType, String cacheControl, String body, List<Part<?>> parts, long rightUntil) {
        var plain = body.getBytes(UTF_8);
        return of(status, contentType, cacheControl, null, plain, true, parts, rightUntil);
    }

    public static ReadyPage of(
            int status,
            String contentType,
            String cacheControl,
            @Nullable String location,
            byte[] plain,
            boolean compress,
            List<Part<?>> parts,
            long rightUntil) {
        var gzip = compress && plain.length > WORTH_COMPRESSING ? gzip(plain) : null;
        return new ReadyPage(
                status,
                contentType,
                cacheControl,
                location,
                plain,
                gzip,
                "W/\"" + hash(plain) + '"',
                List.copyOf(parts),
                rightUntil);
    }

    /** The same for one reader only. */
    public ReadyPage notKept() {
        return new ReadyPage(status, contentType, "no-store", location, plain, gzip, etag, parts, rightUntil);
    }

    public static ReadyPage moved(String location, List<Part<?>> parts) {
        return of(301, "text/html;charset=UTF-8", "no-cache", location, new byte[0], false, parts, Long.MAX_VALUE);
    }

    /** Whether everything it was made of is still right, or cannot be replaced for a moment. */
    public boolean isUsable(long nanos, long millis, Hearing hearing) {
        if (millis >= rightUntil) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isUsable(nanos, hearing)) {
                return false;
            }
        }
        return true;
    }

    int weight() {
        return 500 + plain.length + (gzip == null ? 0 : gzip.length);
    }

    /** Short, and fit for a file's name. */
    public static String hash(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    private static byte[] gzip(byte[] plain) {
        var compressed = new ByteArrayOutputStream(plain.length / 3);
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }
}
