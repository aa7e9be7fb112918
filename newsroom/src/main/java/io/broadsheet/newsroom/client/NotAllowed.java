package io.broadsheet.newsroom.client;

/** A service says that the person may not see this. */
public final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAllowed() {
        super("not allowed", null, false, false);
    }
}
