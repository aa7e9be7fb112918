package io.broadsheet.newsletter.delivery.smtp;

import io.broadsheet.newsletter.delivery.domain.Reply;

/**
 * The mail server cannot be reached, breaks off, or wants nothing from us as we are: it says nothing of the recipient or
 * the mail, which is tried again for as long as it takes.
 */
public final class ServerUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean inMail;

    private ServerUnavailable(String message, boolean inMail) {
        super(message);
        this.inMail = inMail;
    }

    static ServerUnavailable unreachable() {
        return new ServerUnavailable("Connecting failed", false);
    }

    static ServerUnavailable refuses(String step, Reply reply) {
        return new ServerUnavailable(step + " was answered by " + reply.code() + " " + reply.status(), false);
    }

    static ServerUnavailable lost() {
        return new ServerUnavailable("The connection was lost", true);
    }

    /** Whether it happened over a mail, so that the mail may be why, and the server may have it. */
    public boolean inMail() {
        return inMail;
    }
}
