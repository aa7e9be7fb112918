package io.broadsheet.comment.domain;

/** No measure has this id, or it has ended. */
public final class UnknownMeasure extends RuntimeException {

    public UnknownMeasure() {
        super("No such measure");
    }
}
