package io.broadsheet.newsletter.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.newsletter.delivery.smtp.AngusMailServer.Tls;
import io.broadsheet.newsletter.delivery.smtp.TrickyServer.Trick;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class StartTlsIT {
    private static final char[] PASSWORD = "of tests".toCharArray();
    private static final OutgoingMail MAIL =
            new OutgoingMail("b@news.example", "ann@news.example", "a\r\n".getBytes(StandardCharsets.US_ASCII));

    private static SSLContext certificate;

    @BeforeAll
    static void signYourself(@TempDir Path folder) throws Exception {
        var store = folder.resolve("key.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        certificate = SSLContext.getInstance("TLS");
        certificate.init(managers.getKeyManagers(), null, null);
    }

    @Test
    void isUsedWhereverItIsOffered() throws Exception {
        try (var server = new TrickyServer(certificate);
                var connection = mailServer(server, Tls.OFFERED, null).connect()) {
            connection.send(MAIL, () -> true);

            assertThat(server.calls("STARTTLS")).isEqualTo(1);
            assertThat(server.taken()).hasSize(1);
        }
    }

    @Test
    void isNoConditionUnlessItIsSet() throws Exception {
        try (var server = new TrickyServer(null)) {
            try (var connection = mailServer(server, Tls.OFFERED, null).connect()) {
                connection.send(MAIL, () -> true);
            }
            assertThat(server.taken()).hasSize(1);
            // As environment files name what they leave empty.
            try (var connection = mailServer(server, Tls.OFFERED, "").connect()) {
                connection.send(MAIL, () -> true);
            }
            assertThat(server.taken()).hasSize(2);

            assertThatThrownBy(() -> mailServer(server, Tls.REQUIRED, null).connect())
                    .isInstanceOf(ServerUnavailable.class)
                    .hasMessage("The server offers no STARTTLS, without which nothing is sent");
            assertThat(server.taken()).hasSize(2);
        }
    }

    @Test
    void comesWithACertificateThatCountsWhereItIsRequired() throws Exception {
        try (var server = new TrickyServer(certificate)) {
            assertThatThrownBy(() -> mailServer(server, Tls.REQUIRED, null).connect())
                    .isInstanceOf(ServerUnavailable.class)
                    .hasMessageStartingWith("TLS failed");
            assertThat(server.calls("MAIL")).isZero();
        }
    }

    @Test
    void comesBeforeAnySigningIn() throws IOException {
        // The second: whoever sits between takes the offer away.
        try (var server = new TrickyServer(null);
                var between = new TrickyServer(certificate)) {
            between.plays(call -> call.verb().equals("EHLO") ? Trick.answer("250-tricky\r\n250 AUTH PLAIN") : null);

            for (var each : new TrickyServer[] {server, between}) {
                assertThatThrownBy(() -> mailServer(each, Tls.OFFERED, "user").connect())
                        .isInstanceOf(ServerUnavailable.class);
                assertThat(each.calls("AUTH")).isZero();
            }
        }
    }

    @Test
    void isNotTalkedOutOfBySettings() throws IOException {
        try (var server = new TrickyServer(null)) {
            var settings = settings(server, "user");
            settings.getJavaMailProperties().setProperty("mail.smtp.starttls.enable", "false");
            settings.getJavaMailProperties().setProperty("mail.smtp.starttls.required", "false");

            assertThatThrownBy(() -> new AngusMailServer(settings, Tls.OFFERED).connect())
                    .isInstanceOf(ServerUnavailable.class);
            assertThat(server.calls("AUTH")).isZero();
        }
    }

    private static MailServer mailServer(TrickyServer server, Tls tls, @Nullable String user) {
        return new AngusMailServer(settings(server, user), tls);
    }

    private static JavaMailSenderImpl settings(TrickyServer server, @Nullable String user) {
        var settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");
        settings.setPort(server.port());
        if (user != null) {
            settings.setUsername(user);
            settings.setPassword("secret");
        }
        return settings;
    }
}
