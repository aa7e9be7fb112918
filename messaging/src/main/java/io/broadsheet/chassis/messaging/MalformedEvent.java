package io.broadsheet.chassis.messaging;

/** A record that no later attempt can read; it goes to the dead letters at once. The message quotes no content. */
public final class MalformedEvent extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MalformedEvent(String what) {
        super(what);
    }
}
