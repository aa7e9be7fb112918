package io.broadsheet.newsletter.delivery.smtp;

import io.broadsheet.chassis.Texts;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The mail server of {@code spring.mail.*}, with settings that are safe unless {@code spring.mail.properties} say
 * otherwise: one that falls silent, or comes to no end, is given up after a while, and STARTTLS is used wherever it is
 * offered. Nobody signs in in clear, whatever they say.
 */
public final class AngusMailServer implements MailServer {

    /** Whether mails may go to the server in clear. */
    public enum Tls {
        /** If it offers no STARTTLS. Its certificate is not checked: anybody could have taken the offer away too. */
        OFFERED,
        /** Never, and its certificate counts. */
        REQUIRED
    }

    private static final Map<String, Duration> TIMEOUTS = Map.of(
            "connectiontimeout", Duration.ofSeconds(10),
            // For a whole answer. A slow server may have the mail already, and would get it again: RFC 5321 allows ten
            // minutes.
            "timeout", Duration.ofMinutes(5),
            "writetimeout", Duration.ofSeconds(60));

    private final JavaMailSenderImpl settings;

    public AngusMailServer(JavaMailSenderImpl settings, Tls tls) {
        this.settings = settings;
        var properties = settings.getJavaMailProperties();
        TIMEOUTS.forEach((name, timeout) -> properties.putIfAbsent(named(name), "" + timeout.toMillis()));
        if (properties.putIfAbsent(named("socketFactory"), new ServerSockets()) == null) {
            properties.putIfAbsent(named("socketFactory.fallback"), "false");
        }
        properties.putIfAbsent(named("quitwait"), "false");
        encrypt(properties, textOf(settings.getUsername()) == null ? tls : Tls.REQUIRED);
    }

    private void encrypt(Properties properties, Tls tls) {
        switch (tls) {
            case OFFERED -> {
                properties.putIfAbsent(named("starttls.enable"), "true");
                if (!isEncryptedFromTheStart(properties)) {
                    properties.putIfAbsent(named("ssl.trust"), "*");
                    properties.putIfAbsent(named("ssl.checkserveridentity"), "false");
                }
            }
            case REQUIRED -> {
                properties.put(named("starttls.enable"), "true");
                properties.put(named("starttls.required"), "true");
                properties.putIfAbsent(named("ssl.checkserveridentity"), "true");
            }
        }
    }

    @Override
    public MailConnection connect() throws ServerUnavailable {
        var dialogue = new Dialogue(settings.getSession(), protocol());
        try {
            dialogue.connect(
                    settings.getHost(),
                    settings.getPort(),
                    textOf(settings.getUsername()),
                    textOf(settings.getPassword()));
            return new AngusConnection(dialogue);
        } catch (MessagingException e) {
            throw unavailable(e, dialogue);
        }
    }

    /** An environment file names what it leaves empty. */
    private static @Nullable String textOf(@Nullable String setting) {
        return Texts.isBlank(setting) ? null : setting;
    }

    private static ServerUnavailable unavailable(MessagingException failure, Dialogue dialogue) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return ServerUnavailable.because(
                        "TLS failed (" + cause.getClass().getSimpleName() + ")");
            }
        }
        var last = dialogue.refusal();
        if (failure instanceof AuthenticationFailedException) {
            return ServerUnavailable.answered("Signing in", last);
        }
        if (last.code() >= 400) {
            return ServerUnavailable.answered("Connecting", last);
        }
        var lacksTls = String.valueOf(failure.getMessage()).contains("STARTTLS is required");
        return ServerUnavailable.because(
                lacksTls ? "The server offers no STARTTLS, without which nothing is sent" : "Connecting failed");
    }

    private boolean isEncryptedFromTheStart(Properties properties) {
        return protocol().equals("smtps") || "true".equals(properties.getProperty(named("ssl.enable")));
    }

    private String named(String property) {
        return "mail." + protocol() + "." + property;
    }

    private String protocol() {
        return settings.getProtocol() == null ? "smtp" : settings.getProtocol();
    }
}
