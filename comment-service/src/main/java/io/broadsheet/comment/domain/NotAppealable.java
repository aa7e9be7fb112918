package io.broadsheet.comment.domain;

/** Only a rejection can be appealed against, and once. */
public final class NotAppealable extends RuntimeException {

    public NotAppealable() {
        super("There is nothing to appeal against");
    }
}
