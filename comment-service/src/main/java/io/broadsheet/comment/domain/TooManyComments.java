package io.broadsheet.comment.domain;

import java.time.Duration;

/** One network says more about one article than a conversation needs. */
public final class TooManyComments extends RuntimeException {

    private final Duration retryAfter;

    public TooManyComments(Duration retryAfter) {
        super("Too many comments on one article from one network");
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
