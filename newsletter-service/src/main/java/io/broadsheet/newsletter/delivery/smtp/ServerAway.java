package io.broadsheet.newsletter.delivery.smtp;

import io.broadsheet.newsletter.delivery.domain.Reply;
import org.jspecify.annotations.Nullable;

/**
 * The mail server cannot be reached, breaks off, or wants nothing from us as we are: it says nothing of the recipient or
 * the mail, which is tried again for as long as it takes.
 */
public final class ServerAway extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Reply reply;

    ServerAway(String step, @Nullable Reply reply) {
        super(step + (reply == null ? " failed" : " was answered by " + reply.code() + " " + reply.status()));
        this.reply = reply;
    }

    /** Null if there was none. */
    public @Nullable Reply reply() {
        return reply;
    }
}
