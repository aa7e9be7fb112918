package io.broadsheet.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Answers packed with gzip, and who takes them. */
final class Gzip {

    private static final String NAME = "gzip";
    /** Below it, they fit into one packet either way. */
    private static final int SMALL = 500;

    private Gzip() {}

    /** @return null if packing saves less than a tenth */
    static byte @Nullable [] pack(byte[] body) {
        if (body.length < SMALL) {
            return null;
        }
        var packed = new ByteArrayOutputStream(body.length / 2);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory takes any bytes", impossible);
        }
        return packed.size() > body.length / 10 * 9 ? null : packed.toByteArray();
    }

    static byte[] unpack(byte[] packed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed), packed.length)) {
            return gzip.readAllBytes();
        } catch (IOException impossible) {
            throw new IllegalStateException("packed here", impossible);
        }
    }

    /** Whether {@code Accept-Encoding} names it, other than to refuse it (RFC 9110, 12.5.3). */
    static boolean isAccepted(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        var at = acceptEncoding.indexOf(NAME);
        if (at < 0) {
            return false;
        }
        var end = acceptEncoding.indexOf(',', at);
        var quality = acceptEncoding.indexOf('=', at);
        if (quality < 0 || end >= 0 && quality > end) {
            return true;
        }
        // q=0, q=0.0 and alike refuse.
        for (var i = quality + 1; i < (end < 0 ? acceptEncoding.length() : end); i++) {
            var c = acceptEncoding.charAt(i);
            if (c >= '1' && c <= '9') {
                return true;
            }
        }
        return false;
    }
}
