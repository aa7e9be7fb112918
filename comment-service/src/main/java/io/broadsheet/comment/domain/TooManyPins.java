package io.broadsheet.comment.domain;

/** No more comments of the article can be pinned; one has to be taken off first. */
public final class TooManyPins extends RuntimeException {

    public TooManyPins() {
        super("As many comments as can be are pinned");
    }
}
