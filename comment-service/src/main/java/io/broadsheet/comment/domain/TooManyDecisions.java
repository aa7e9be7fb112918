package io.broadsheet.comment.domain;

/** The audit trail of a comment is full: nothing of it is dropped, so that only removing the comment is left. */
public final class TooManyDecisions extends RuntimeException {

    public TooManyDecisions() {
        super("No more decisions are taken on this comment");
    }
}
