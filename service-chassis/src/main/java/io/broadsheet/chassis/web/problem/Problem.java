package io.broadsheet.chassis.web.problem;

import java.net.URI;
import java.util.Arrays;

/** The kinds of failure a caller can tell apart: RFC 9457 types, each with its status and constant title. */
public enum Problem {
    MALFORMED(400, "malformed-request", "The request cannot be read"),
    UNAUTHENTICATED(401, "unauthenticated", "A token is needed"),
    FORBIDDEN(403, "forbidden", "The token does not allow this"),
    NOT_FOUND(404, "not-found", "Nothing is here"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This method is not served here"),
    NOT_ACCEPTABLE(406, "not-acceptable", "None of the accepted formats is served here"),
    CONFLICT(409, "conflict", "The current state does not allow this"),
    GONE(410, "gone", "No longer available"),
    STALE(412, "stale-version", "Changed by someone else in the meantime"),
    TOO_LARGE(413, "too-large", "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "This content type is not read here"),
    INVALID(422, "invalid", "A rule is broken"),
    PRECONDITION_REQUIRED(428, "precondition-required", "The version to change must be named"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests"),
    INTERNAL(500, "internal", "Something went wrong here"),
    UNAVAILABLE(503, "unavailable", "Not available at the moment");

    private static final String PREFIX = "urn:broadsheet:problem:";

    private final int status;
    private final URI type;
    private final String title;

    Problem(int status, String slug, String title) {
        this.status = status;
        this.type = URI.create(PREFIX + slug);
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** Stable: callers compare it. */
    public URI type() {
        return type;
    }

    public String title() {
        return title;
    }

    /** The kind for a status someone else decided on, say the servlet container. */
    public static Problem ofStatus(int status) {
        return Arrays.stream(values())
                .filter(problem -> problem.status == status)
                .findFirst()
                // 501 and 505 blame the request: a method or protocol nobody serves.
                .orElse(status >= 500 && status != 501 && status != 505 ? INTERNAL : MALFORMED);
    }
}
