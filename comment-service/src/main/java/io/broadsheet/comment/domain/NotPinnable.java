package io.broadsheet.comment.domain;

/** Only a visible comment on the article itself can be pinned. */
public final class NotPinnable extends RuntimeException {

    public NotPinnable() {
        super("This comment cannot be pinned");
    }
}
