package io.broadsheet.comment.domain;

/** An appeal comes to another moderator where there is one. */
public final class OwnAppeal extends RuntimeException {

    public OwnAppeal() {
        super("Somebody else decides on this appeal");
    }
}
