package io.broadsheet.comment.domain;

import java.time.Duration;

/** More is said than a conversation needs. */
public final class TooManyComments extends RuntimeException {

    private final Source source;
    private final Duration retryAfter;

    /** Where the many come from. */
    public enum Source {
        NETWORK_ON_ARTICLE,
        NETWORK,
        NAME,
        ARTICLE
    }

    public TooManyComments(Source source, Duration retryAfter) {
        super("Too many comments");
        this.source = source;
        this.retryAfter = retryAfter;
    }

    public Source source() {
        return source;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
