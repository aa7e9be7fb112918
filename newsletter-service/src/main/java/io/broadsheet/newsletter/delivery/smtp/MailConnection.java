package io.broadsheet.newsletter.delivery.smtp;

import io.broadsheet.newsletter.delivery.domain.Reply;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One kept connection to the mail server, for one thread: mail after mail. */
public final class MailConnection implements AutoCloseable {

    /** Is asked when a mail lies with the server but for its end, and may still take it back. */
    public interface BeforeEnd {
        /** @return false to break off, so that the mail is not delivered */
        boolean mayEnd();
    }

    private final Session session;
    private final SMTPTransport transport;

    MailConnection(Session session, SMTPTransport transport) {
        this.session = session;
        this.transport = transport;
    }

    /**
     * Sends a mail.
     *
     * @return what the server said of the recipient or of the mail
     * @throws ServerUnavailable if the connection is of no use any more; whether the server has the mail is then unknown
     * @throws BrokenOff if {@code beforeEnd} said so; the server does not have the mail
     */
    public Reply send(OutgoingMail mail, BeforeEnd beforeEnd) throws ServerUnavailable, BrokenOff {
        var message = new ReadyMessage(session, mail, beforeEnd);
        try {
            transport.sendMessage(message, new Address[] {recipient(mail.to())});
            return Reply.of(transport.getLastReturnCode(), transport.getLastServerResponse());
        } catch (AddressException e) {
            // The address was accepted once; no server takes it as it is.
            return new Reply(553, "5.1.3");
        } catch (MessagingException e) {
            if (message.brokenOff) {
                close();
                throw new BrokenOff();
            }
            return reply(e);
        }
    }

    private static InternetAddress recipient(String address) throws AddressException {
        var recipient = new InternetAddress();
        recipient.setAddress(address);
        recipient.validate();
        return recipient;
    }

    private Reply reply(MessagingException failure) throws ServerUnavailable {
        for (Exception e = failure; e instanceof MessagingException next; e = next.getNextException()) {
            if (e instanceof SMTPAddressFailedException refused && !goesAway(refused.getReturnCode())) {
                return replyOf(refused.getReturnCode(), refused);
            }
            if (e instanceof SMTPSendFailedException refused) {
                var reply = replyOf(refused.getReturnCode(), refused);
                // What is said of the sender says nothing of the recipient.
                var mailFrom = refused.getCommand().startsWith("MAIL");
                if (!goesAway(reply.code()) && !mailFrom) {
                    return reply;
                }
                close();
                throw reply.code() > 0
                        ? ServerUnavailable.refuses(mailFrom ? "MAIL FROM" : "The mail", reply)
                        : ServerUnavailable.lost();
            }
        }
        close();
        throw ServerUnavailable.lost();
    }

    private static Reply replyOf(int code, MessagingException answered) {
        var line = answered.getMessage();
        return Reply.of(code, line == null ? "" : line.strip());
    }

    private static boolean goesAway(int code) {
        return code == 421 || code < 200;
    }

    /** Asks the server. */
    public boolean isAlive() {
        return transport.isConnected();
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // It was of no use any more.
        }
    }

    /** The mail was taken back before its end. */
    public static final class BrokenOff extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Bytes that need nothing more, and a question before their end. */
    private static final class ReadyMessage extends SMTPMessage {
        private final OutgoingMail mail;
        private final BeforeEnd beforeEnd;
        private boolean brokenOff;

        ReadyMessage(Session session, OutgoingMail mail, BeforeEnd beforeEnd) {
            super(session);
            this.mail = mail;
            this.beforeEnd = beforeEnd;
            setEnvelopeFrom(mail.returnPath());
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException {
            out.write(mail.bytes());
            if (!beforeEnd.mayEnd()) {
                brokenOff = true;
                throw new IOException("taken back");
            }
        }
    }
}
