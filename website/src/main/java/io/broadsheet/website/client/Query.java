package io.broadsheet.website.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** A path and its parameters, encoded as they are added. */
public final class Query {

    private final StringBuilder text;
    private char next = '?';

    private Query(String path) {
        this.text = new StringBuilder(path);
    }

    /** @param path encoded */
    public static Query of(String path) {
        return new Query(path);
    }

    /** Adds nothing for null. */
    public Query with(String name, @Nullable Object value) {
        if (value != null) {
            text.append(next).append(name).append('=').append(UriUtils.encode(value.toString(), UTF_8));
            next = '&';
        }
        return this;
    }

    /** Whether this address goes on from a cursor. */
    static boolean isAfter(String address) {
        return address.contains("&after=") || address.contains("?after=");
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** A path whose last segment is this text; a semicolon would end the segment. */
    public static String path(String parent, String segment) {
        return parent + "/" + UriUtils.encodePathSegment(segment, UTF_8).replace(";", "%3B");
    }
}
