package io.broadsheet.newsletter.delivery.smtp;

import io.broadsheet.newsletter.delivery.domain.Reply;

/**
 * The mail server cannot be reached, or wants nothing from us as we are: it says nothing of the recipient or the mail,
 * which is tried again for as long as it takes. It says why, in words of ours and the server's codes only.
 */
public final class ServerUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;
    private final int code;

    private ServerUnavailable(String why, int code) {
        super(why);
        this.why = why;
        this.code = code;
    }

    public String why() {
        return why;
    }

    public static ServerUnavailable because(String why) {
        return new ServerUnavailable(why, 0);
    }

    public static ServerUnavailable answered(String step, Reply reply) {
        return reply.code() > 0
                ? new ServerUnavailable(step + " was answered by " + reply, reply.code())
                : new ServerUnavailable("The connection was lost at " + step, 421);
    }

    /** Whether it only ends this connection (421, or a connection that was lost): another may do. */
    public boolean endsConnection() {
        return code == 421;
    }
}
