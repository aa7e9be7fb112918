package io.broadsheet.newsletter.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.newsletter.delivery.smtp.AngusMailServer.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class AngusMailServerTest {

    @Test
    @Timeout(20)
    void givesUpAServerThatAcceptsAndFallsSilent() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = new JavaMailSenderImpl();
            settings.setHost(silent.getInetAddress().getHostAddress());
            settings.setPort(silent.getLocalPort());
            settings.getJavaMailProperties().setProperty("mail.smtp.timeout", "200");
            var server = new AngusMailServer(settings, Tls.OFFERED);

            assertThatThrownBy(server::connect).isInstanceOf(ServerUnavailable.class);
        }
    }

    @Test
    void waitsForNoServerForGood() {
        var settings = new JavaMailSenderImpl();
        settings.setProtocol("smtps");
        var unused = new AngusMailServer(settings, Tls.OFFERED);

        assertThat(settings.getSession().getProperties())
                .containsEntry("mail.smtps.connectiontimeout", millis(Duration.ofSeconds(10)))
                .containsEntry("mail.smtps.timeout", millis(Duration.ofMinutes(5)))
                .containsEntry("mail.smtps.writetimeout", millis(Duration.ofMinutes(1)));
    }

    private static String millis(Duration timeout) {
        return "" + timeout.toMillis();
    }
}
