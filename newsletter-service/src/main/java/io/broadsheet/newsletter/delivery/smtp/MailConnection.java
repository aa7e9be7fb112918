package io.broadsheet.newsletter.delivery.smtp;

import io.broadsheet.newsletter.delivery.domain.Reply;

/** One kept connection to the mail server, for one thread: mail after mail. */
public interface MailConnection extends AutoCloseable {

    /** Is asked when a mail lies with the server but for its end, and may still take it back. */
    interface BeforeEnd {
        /** @return false to break off, so that the mail is not delivered */
        boolean mayEnd();
    }

    /** What an answer is about. */
    enum Step {
        RECIPIENT,
        DATA,
        /** The whole mail. */
        END
    }

    record Answer(Step step, Reply reply) {}

    /**
     * Sends a mail.
     *
     * @return what the server said of the recipient or of the mail
     * @throws ServerUnavailable if the server wants nothing from us as we are
     * @throws ConnectionLost if the connection broke over this mail
     * @throws BrokenOff if {@code beforeEnd} said so; the server does not have the mail
     */
    Answer send(OutgoingMail mail, BeforeEnd beforeEnd) throws ServerUnavailable, ConnectionLost, BrokenOff;

    /** Asks the server. */
    boolean isAlive();

    /** Without waiting for the server. */
    @Override
    void close();

    /** The mail was taken back before its end. */
    final class BrokenOff extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The connection broke over a mail. */
    final class ConnectionLost extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean afterEnd;

        /** @param afterEnd the server has the whole mail, and may have taken it */
        public ConnectionLost(boolean afterEnd) {
            super(afterEnd ? "The connection was lost after the mail's end" : "The connection was lost within a mail");
            this.afterEnd = afterEnd;
        }

        public boolean afterEnd() {
            return afterEnd;
        }
    }
}
