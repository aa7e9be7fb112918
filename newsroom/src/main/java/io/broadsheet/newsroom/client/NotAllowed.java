package io.broadsheet.newsroom.client;

/** The person may not see or do this: a service says so, or what they may do does. */
public final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotAllowed() {
        super("not allowed", null, false, false);
    }
}
