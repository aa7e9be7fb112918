package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.newsletter.delivery.smtp.MailConnection;
import io.broadsheet.newsletter.delivery.smtp.MailConnection.Answer;
import io.broadsheet.newsletter.delivery.smtp.MailConnection.BeforeEnd;
import io.broadsheet.newsletter.delivery.smtp.MailConnection.BrokenOff;
import io.broadsheet.newsletter.delivery.smtp.MailConnection.ConnectionLost;
import io.broadsheet.newsletter.delivery.smtp.MailConnection.Step;
import io.broadsheet.newsletter.delivery.smtp.MailServer;
import io.broadsheet.newsletter.delivery.smtp.OutgoingMail;
import io.broadsheet.newsletter.delivery.smtp.ServerUnavailable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is used for mail after mail, up to a number and an age. Servers have such limits too, and close or
 * answer 421 when they are reached: where a connection that was in use ends before a mail's end, the mail goes over a new
 * one at once, and nothing has happened to it.
 */
final class KeptConnection {
    private static final Duration CHECKED_AFTER = Duration.ofSeconds(5);
    private static final String TOO_MANY_IN_A_SESSION = "4.5.3";

    private final MailServer server;
    private final int mostMails;
    private final Duration oldest;

    private @Nullable MailConnection connection;
    private int mails;
    private long openedAt;
    private long usedAt;

    KeptConnection(MailServer server, int mostMails, Duration oldest) {
        this.server = server;
        this.mostMails = mostMails;
        this.oldest = oldest;
    }

    Answer send(OutgoingMail mail, BeforeEnd beforeEnd) throws ServerUnavailable, ConnectionLost, BrokenOff {
        var open = usable();
        if (mails > 0) {
            var answer = overUsed(open, mail, beforeEnd);
            if (answer != null) {
                return answer;
            }
            hangUp();
            open = usable();
        }
        return over(open, mail, beforeEnd);
    }

    /** @return null if the connection has ended and the mail may go over another */
    private @Nullable Answer overUsed(MailConnection open, OutgoingMail mail, BeforeEnd beforeEnd)
            throws ServerUnavailable, ConnectionLost, BrokenOff {
        try {
            var answer = over(open, mail, beforeEnd);
            return answer.step() != Step.END && endsSession(answer) ? null : answer;
        } catch (ConnectionLost e) {
            if (e.afterEnd()) {
                throw e;
            }
            return null;
        } catch (ServerUnavailable e) {
            if (!e.endsConnection()) {
                throw e;
            }
            return null;
        }
    }

    private static boolean endsSession(Answer answer) {
        return answer.reply().code() == 421 || answer.reply().status().equals(TOO_MANY_IN_A_SESSION);
    }

    private Answer over(MailConnection open, OutgoingMail mail, BeforeEnd beforeEnd)
            throws ServerUnavailable, ConnectionLost, BrokenOff {
        var isOver = true;
        try {
            var answer = open.send(mail, beforeEnd);
            isOver = endsSession(answer);
            mails++;
            usedAt = System.nanoTime();
            return answer;
        } finally {
            if (isOver) {
                hangUp();
            }
        }
    }

    private MailConnection usable() throws ServerUnavailable {
        var open = connection;
        if (open != null && isWorn(open)) {
            hangUp();
            open = null;
        }
        if (open == null) {
            open = server.connect();
            connection = open;
            mails = 0;
            openedAt = System.nanoTime();
            usedAt = openedAt;
        }
        return open;
    }

    private boolean isWorn(MailConnection open) {
        var now = System.nanoTime();
        return mails >= mostMails
                || now - openedAt > oldest.toNanos()
                || now - usedAt > CHECKED_AFTER.toNanos() && !open.isAlive();
    }

    void hangUp() {
        var open = connection;
        connection = null;
        mails = 0;
        if (open != null) {
            open.close();
        }
    }
}
