package io.broadsheet.comment.domain;

/** Pins of the article were changed so often that no more are taken; retrying cannot help. */
public final class PinTrailFull extends RuntimeException {

    public PinTrailFull() {
        super("The audit trail of the pins is full");
    }
}
