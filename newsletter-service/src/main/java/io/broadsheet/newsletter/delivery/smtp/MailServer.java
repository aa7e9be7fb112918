package io.broadsheet.newsletter.delivery.smtp;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The mail server of {@code spring.mail.*}. */
public final class MailServer {
    private final JavaMailSenderImpl settings;

    public MailServer(JavaMailSenderImpl settings) {
        this.settings = settings;
    }

    /** Opens a connection that is good for many mails. */
    public MailConnection connect() throws ServerAway {
        try {
            var protocol = settings.getProtocol() == null ? "smtp" : settings.getProtocol();
            var transport = (SMTPTransport) settings.getSession().getTransport(protocol);
            transport.connect(settings.getHost(), settings.getPort(), settings.getUsername(), settings.getPassword());
            return new MailConnection(settings.getSession(), transport);
        } catch (MessagingException e) {
            throw ServerAway.unreachable();
        }
    }
}
