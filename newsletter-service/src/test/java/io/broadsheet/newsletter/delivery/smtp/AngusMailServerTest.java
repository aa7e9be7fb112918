package io.broadsheet.newsletter.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.newsletter.delivery.smtp.AngusMailServer.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class AngusMailServerTest {

    @Test
    @Timeout(20)
    void givesUpAServerThatAcceptsAndFallsSilent() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var server = server(silent, "200");

            assertThatThrownBy(server::connect).isInstanceOf(ServerUnavailable.class);
        }
    }

    @Test
    @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
    void givesUpAServerWhoseAnswersComeToNoEnd() throws IOException {
        try (var dribbling = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> dribble(dribbling, "220-", 50));
            var server = server(dribbling, "600");

            assertThatThrownBy(server::connect).isInstanceOf(ServerUnavailable.class);
        }
        try (var flooding = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> dribble(flooding, "220-And so on.\r\n".repeat(1_000), 0));
            var server = server(flooding, "600000");

            assertThatThrownBy(server::connect).isInstanceOf(ServerUnavailable.class);
        }
    }

    private static void dribble(ServerSocket socket, String what, int pauseMillis) {
        try (var client = socket.accept()) {
            while (true) {
                client.getOutputStream().write(what.getBytes(StandardCharsets.US_ASCII));
                Thread.sleep(pauseMillis);
            }
        } catch (IOException | InterruptedException e) {
            // It was given up.
        }
    }

    private static AngusMailServer server(ServerSocket socket, String timeoutMillis) {
        var settings = new JavaMailSenderImpl();
        settings.setHost(socket.getInetAddress().getHostAddress());
        settings.setPort(socket.getLocalPort());
        settings.getJavaMailProperties().setProperty("mail.smtp.timeout", timeoutMillis);
        return new AngusMailServer(settings, Tls.OFFERED);
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
