package io.broadsheet.comment.domain;

/** The notes on a comment are full; none is dropped. */
public final class TooManyNotes extends RuntimeException {

    public TooManyNotes() {
        super("No more notes are taken on this comment");
    }
}
