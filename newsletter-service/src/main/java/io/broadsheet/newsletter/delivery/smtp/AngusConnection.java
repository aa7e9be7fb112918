package io.broadsheet.newsletter.delivery.smtp;

import io.broadsheet.newsletter.delivery.domain.Reply;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;

/** A connection that Angus Mail opened. It is closed as soon as the server says that it ends, or breaks it. */
final class AngusConnection implements MailConnection {
    private static final int DONE = 2;
    private static final int GO_ON = 3;
    private static final int REFUSED = 400;

    private final Dialogue dialogue;

    AngusConnection(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    @Override
    public Answer send(OutgoingMail mail, BeforeEnd beforeEnd) throws ServerUnavailable, ConnectionLost, BrokenOff {
        if (!isValid(mail.to())) {
            // The address was accepted once; no server takes it as it is.
            return new Answer(Step.RECIPIENT, new Reply(553, "5.1.3"));
        }
        // What is said of the sender says nothing of the recipient.
        var sender = dialogue.command("MAIL FROM:<" + mail.returnPath() + ">");
        if (!isPositive(sender)) {
            close();
            throw ServerUnavailable.answered("MAIL FROM", sender);
        }
        var recipient = heard(dialogue.command("RCPT TO:<" + mail.to() + ">"), DONE, false);
        if (!isPositive(recipient)) {
            return refused(Step.RECIPIENT, recipient);
        }
        var data = heard(dialogue.begin(), GO_ON, false);
        if (data.code() >= REFUSED) {
            return refused(Step.DATA, data);
        }
        write(mail);
        if (!beforeEnd.mayEnd()) {
            // The QUIT is one more line of a mail whose end the server never sees.
            close();
            throw new BrokenOff();
        }
        var end = heard(dialogue.end(), DONE, true);
        return isPositive(end) ? new Answer(Step.END, end) : refused(Step.END, end);
    }

    private static boolean isValid(String address) {
        try {
            var recipient = new InternetAddress();
            recipient.setAddress(address);
            recipient.validate();
            return true;
        } catch (AddressException e) {
            return false;
        }
    }

    private void write(OutgoingMail mail) throws ConnectionLost {
        try {
            dialogue.write(mail.bytes());
        } catch (IOException e) {
            close();
            throw new ConnectionLost(false);
        }
    }

    /**
     * An answer that is none to this step is one to something before, and what follows would be taken for an answer to
     * something else: that connection is as good as lost.
     */
    private Reply heard(Reply reply, int expected, boolean afterEnd) throws ConnectionLost {
        if (reply.code() < REFUSED && reply.code() / 100 != expected) {
            close();
            throw new ConnectionLost(afterEnd);
        }
        return reply;
    }

    private Answer refused(Step step, Reply reply) {
        if (reply.code() == 421) {
            close();
        } else if (step == Step.RECIPIENT) {
            dialogue.command("RSET");
        }
        return new Answer(step, reply);
    }

    private static boolean isPositive(Reply reply) {
        return reply.code() / 100 == DONE;
    }

    @Override
    public boolean isAlive() {
        return dialogue.isConnected();
    }

    @Override
    public void close() {
        try {
            dialogue.close();
        } catch (MessagingException e) {
            // It was of no use any more.
        }
    }
}
