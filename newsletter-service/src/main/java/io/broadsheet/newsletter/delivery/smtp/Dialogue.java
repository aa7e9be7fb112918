package io.broadsheet.newsletter.delivery.smtp;

import io.broadsheet.newsletter.delivery.domain.Reply;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one mail, each with its own answer. Angus Mail connects, encrypts and signs in; its
 * {@code sendMessage} would not say at which step a server answered 421, or whether the mail's end had gone out.
 */
final class Dialogue extends SMTPTransport {

    @FunctionalInterface
    private interface Step {
        void run() throws MessagingException, IOException;
    }

    private @Nullable OutputStream mail;
    /** To the step, before the RSET that may follow. */
    private @Nullable Reply answer;

    private Reply refusal = Reply.NONE;

    /** @param protocol smtp or smtps */
    Dialogue(Session session, String protocol) {
        super(session, new URLName(protocol, null, -1, null, null, null), protocol, protocol.equals("smtps"));
    }

    /** @return {@link Reply#NONE} if the connection was lost, as in all of these */
    synchronized Reply command(String line) {
        return answered(() -> simpleCommand(line));
    }

    /** @return the answer to DATA: 354 if the mail may follow */
    synchronized Reply begin() {
        return answered(() -> mail = data());
    }

    synchronized void write(byte[] bytes) throws IOException {
        if (mail == null) {
            throw new IOException("DATA was not accepted");
        }
        mail.write(bytes);
    }

    /** Sends the final dot. */
    synchronized Reply end() {
        return answered(this::finishData);
    }

    /** The server's last answer that was a refusal; {@link Reply#NONE} without any. */
    synchronized Reply refusal() {
        return refusal;
    }

    private Reply answered(Step step) {
        answer = null;
        try {
            step.run();
        } catch (MessagingException | IOException e) {
            // What the server said is all that counts.
        }
        return answer == null ? Reply.NONE : answer;
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        var code = super.readServerResponse();
        if (code >= 400) {
            refusal = Reply.of(code, getLastServerResponse());
        }
        if (answer == null && code > 0) {
            answer = Reply.of(code, getLastServerResponse());
        }
        return code;
    }
}
