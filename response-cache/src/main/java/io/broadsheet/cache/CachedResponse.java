package io.broadsheet.cache;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * An answer to a GET of which only the writing is left: its bytes plain and, where that saves something, packed with
 * gzip, each with its own strong {@code ETag}, a hash of the plain bytes.
 */
public final class CachedResponse {

    static final String BY_ENCODING = HttpHeaders.ACCEPT_ENCODING;

    private static final int TAG_BYTES = 16;

    private final int status;
    private final String contentType;
    private final String cacheControl;
    /** Names and values in turn. */
    private final String[] headers;

    private final Variant plain;
    private final @Nullable Variant packed;

    /**
     * @param body null where it is unpacked for whoever asks for it
     * @param etag with its quotes
     */
    private record Variant(
            byte @Nullable [] body,
            int length,
            String etag,
            @Nullable PlainForms unpacked) {

        Variant(byte[] body, String etag) {
            this(body, body.length, etag, null);
        }
    }

    private CachedResponse(
            int status,
            String contentType,
            String cacheControl,
            String[] headers,
            Variant plain,
            @Nullable Variant packed) {
        this.status = status;
        this.contentType = contentType;
        this.cacheControl = cacheControl;
        this.headers = headers;
        this.plain = plain;
        this.packed = packed;
    }

    /**
     * A 200.
     *
     * @param contentType as it is sent: {@code text/html;charset=UTF-8}
     * @param body is not copied
     */
    public static CachedResponse ok(String contentType, String cacheControl, byte[] body) {
        return ok(contentType, cacheControl, body, contentType.startsWith("image/") ? null : Gzip.pack(body));
    }

    /** The same in its plain form only: packing is not worth while for one who asks. */
    public static CachedResponse plain(String contentType, String cacheControl, byte[] body) {
        return ok(contentType, cacheControl, body, null);
    }

    private static CachedResponse ok(String contentType, String cacheControl, byte[] body, byte @Nullable [] gzip) {
        var hash = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Sha256.of(body), TAG_BYTES));
        return new CachedResponse(
                HttpServletResponse.SC_OK,
                contentType,
                cacheControl,
                new String[0],
                new Variant(body, '"' + hash + '"'),
                gzip == null ? null : new Variant(gzip, '"' + hash + "-gzip\""));
    }

    /** The same body under another status; only a 200 has an {@code ETag}. */
    public CachedResponse withStatus(int other) {
        return new CachedResponse(other, contentType, cacheControl, headers, plain, packed);
    }

    /** With one more header. */
    public CachedResponse withHeader(String name, String value) {
        var more = Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = name;
        more[headers.length + 1] = value;
        return new CachedResponse(status, contentType, cacheControl, more, plain, packed);
    }

    /** The same, its plain bytes kept only as long as they are asked for; itself where they are all there is. */
    public CachedResponse keptPacked(PlainForms unpacked) {
        return packed == null
                ? this
                : new CachedResponse(
                        status,
                        contentType,
                        cacheControl,
                        headers,
                        new Variant(null, plain.length, plain.etag, unpacked),
                        packed);
    }

    /** How much memory it takes, about. */
    public int weight() {
        return 300 + (plain.body == null ? 0 : plain.length) + (packed == null ? 0 : packed.length);
    }

    /** The plain bytes; not to be changed. */
    public byte[] body() {
        return bytes(plain);
    }

    private byte[] bytes(Variant variant) {
        if (variant.body != null) {
            return variant.body;
        }
        return requireNonNull(variant.unpacked).of(this, bytes(requireNonNull(packed)));
    }

    /** Of the plain bytes, with its quotes. */
    public String etag() {
        return plain.etag;
    }

    /** Answers a GET or HEAD: in the form that it accepts, or with 304 if it has that. */
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(request, response, BY_ENCODING);
    }

    void send(HttpServletRequest request, HttpServletResponse response, String vary) throws IOException {
        var accepted = packed != null && Gzip.isAccepted(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var chosen = accepted && packed != null ? packed : plain;
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Added: whoever handles other origins has said so already.
        response.addHeader(HttpHeaders.VARY, vary);
        for (var i = 0; i < headers.length; i += 2) {
            response.setHeader(headers[i], headers[i + 1]);
        }
        if (status == HttpServletResponse.SC_OK) {
            var known = known(request.getHeader(HttpHeaders.IF_NONE_MATCH), chosen);
            response.setHeader(HttpHeaders.ETAG, known == null ? chosen.etag : known.etag);
            if (known != null) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        } else {
            response.setStatus(status);
        }
        response.setContentType(contentType);
        if (chosen == packed) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setContentLength(chosen.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(bytes(chosen));
        }
    }

    /** Who accepts gzip may also keep using the plain form, not the other way round. */
    private @Nullable Variant known(@Nullable String ifNoneMatch, Variant chosen) {
        if (ifNoneMatch == null) {
            return null;
        } else if (EntityTags.include(ifNoneMatch, chosen.etag)) {
            return chosen;
        }
        return chosen != plain && EntityTags.include(ifNoneMatch, plain.etag) ? plain : null;
    }
}
