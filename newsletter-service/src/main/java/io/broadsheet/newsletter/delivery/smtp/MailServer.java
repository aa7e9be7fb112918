package io.broadsheet.newsletter.delivery.smtp;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The mail server of {@code spring.mail.*}. One that falls silent is given up after a while, unless
 * {@code spring.mail.properties} say otherwise: without a timeout a connection would wait for it for good.
 */
public final class MailServer {
    private static final Map<String, Duration> TIMEOUTS = Map.of(
            "connectiontimeout", Duration.ofSeconds(10),
            // A slow server may have the mail already, and would get it again: RFC 5321 allows it ten minutes.
            "timeout", Duration.ofMinutes(5),
            "writetimeout", Duration.ofSeconds(60));

    private final JavaMailSenderImpl settings;

    public MailServer(JavaMailSenderImpl settings) {
        this.settings = settings;
        var properties = settings.getJavaMailProperties();
        TIMEOUTS.forEach(
                (name, timeout) -> properties.putIfAbsent("mail." + protocol() + "." + name, "" + timeout.toMillis()));
        properties.putIfAbsent("mail.smtp.socketFactory", new NoDelaySockets());
    }

    /** Opens a connection that is good for many mails. */
    public MailConnection connect() throws ServerUnavailable {
        try {
            var transport = (SMTPTransport) settings.getSession().getTransport(protocol());
            transport.connect(settings.getHost(), settings.getPort(), settings.getUsername(), settings.getPassword());
            return new MailConnection(settings.getSession(), transport);
        } catch (MessagingException e) {
            throw ServerUnavailable.unreachable();
        }
    }

    private String protocol() {
        return settings.getProtocol() == null ? "smtp" : settings.getProtocol();
    }
}
