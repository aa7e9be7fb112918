package io.broadsheet.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MailCatcherIT {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path data;

    HttpClient http = HttpClient.newHttpClient();
    MailCatcher catcher;

    @BeforeEach
    void start() {
        catcher = MailCatcher.start(
                data, 0, 0, MailCatcher.Options.DEFAULTS.withFaults().keeping(50));
    }

    @AfterEach
    void stop() {
        catcher.close();
        http.close();
    }

    @Test
    void answersAsMailpitDoes() throws Exception {
        send("ann@example.org", "“Tides” – and time", "Plain “words”", "<p>Marked <b>words</b></p>");

        JsonNode list = json("/api/v1/messages");
        assertThat(list.at("/total").intValue()).isEqualTo(1);
        assertThat(list.at("/messages_count").intValue()).isEqualTo(1);
        JsonNode summary = list.at("/messages/0");
        assertThat(summary.at("/Subject").stringValue()).isEqualTo("“Tides” – and time");
        assertThat(summary.at("/From/Name").stringValue()).isEqualTo("Bröadsheet");
        assertThat(summary.at("/To/0/Address").stringValue()).isEqualTo("ann@example.org");
        assertThat(summary.at("/Snippet").stringValue()).isEqualTo("Plain “words”");

        JsonNode mail = json("/api/v1/message/" + summary.at("/ID").stringValue());
        assertThat(mail.at("/HTML").stringValue()).contains("<p>Marked <b>words</b></p>");
        assertThat(mail.at("/Text").stringValue()).contains("Plain “words”");
        assertThat(mail.at("/ReturnPath").stringValue()).isEqualTo("bounces@example.org");
        assertThat(mail.at("/MessageID").stringValue()).isEqualTo("digest-1@example.org");
        assertThat(get("/api/v1/message/latest/raw").body()).startsWith("Return-Path: <bounces@example.org>\r\n");
        assertThat(get("/api/v1/message/unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsMailsWhenOpenedAgainAndForgetsOnDemand() throws Exception {
        send("ann@example.org", "Kept", "text", "<p>html</p>");
        catcher.close();
        catcher = MailCatcher.start(data, 0, 0);
        assertThat(json("/api/v1/messages").at("/messages/0/Subject").stringValue())
                .isEqualTo("Kept");

        var delete = HttpRequest.newBuilder(uri("/api/v1/messages")).DELETE().build();
        assertThat(http.send(delete, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        assertThat(json("/api/v1/messages").at("/total").intValue()).isZero();
    }

    @Test
    void takesManyPipelinedMailsOnOneConnectionAndKeepsTheNewest() throws Exception {
        String mails = IntStream.rangeClosed(1, 60)
                .mapToObj(i ->
                        "MAIL FROM:<>\r\nRCPT TO:<a@example.org>\r\nDATA\r\nSubject: " + i + "\r\n\r\n..dot\r\n.\r\n")
                .collect(Collectors.joining());
        String answers = talk("EHLO test\r\n" + mails + "QUIT\r\n");

        assertThat(answers).contains("250-PIPELINING", "250-SMTPUTF8").endsWith("221 2.0.0 Bye\r\n");
        assertThat(answers.lines().filter(line -> line.contains("kept as"))).hasSize(60);
        JsonNode list = json("/api/v1/messages?limit=100");
        assertThat(list.at("/total").intValue()).isEqualTo(50);
        assertThat(list.at("/messages/0/Subject").stringValue()).isEqualTo("60");
        assertThat(get("/api/v1/message/latest/raw").body()).endsWith("\r\n\r\n.dot\r\n");
    }

    @Test
    void failsOnDemand() throws Exception {
        assertThat(talk("""
                EHLO test
                MAIL FROM:<a@example.org>
                RCPT TO:<reject-550-5.1.1+ann@example.org>
                RCPT TO:<defer-451@example.org>
                RCPT TO:<greylist@example.org>
                RCPT TO:<greylist@example.org>
                RCPT TO:<content-554-5.7.1@example.org>
                DATA
                Subject: Unwanted

                .
                QUIT
                """.replace("\n", "\r\n")).lines().skip(9))
                .containsExactly(
                        "550 5.1.1 No such user here",
                        "451 4.0.0 Refused on demand",
                        "451 4.7.1 Greylisted, try again",
                        "250 2.0.0 Ok",
                        "250 2.0.0 Ok",
                        "354 End data with <CR><LF>.<CR><LF>",
                        "554 5.7.1 Refused on demand",
                        "221 2.0.0 Bye");
        assertThat(json("/api/v1/messages").at("/total").intValue()).isZero();
    }

    @Test
    void turnsClientsAwayBeforeThereAreTooMany() throws Exception {
        List<Socket> open = new ArrayList<>();
        try {
            String greeting;
            do {
                var socket = new Socket("127.0.0.1", catcher.smtpPort());
                open.add(socket);
                greeting = new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
            } while (greeting.startsWith("220") && open.size() < 150);

            assertThat(greeting).isEqualTo("421 4.3.2 Too many connections");
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void listsNoMoreThanALongPage() throws Exception {
        assertThat(json("/api/v1/messages?limit=999999999").at("/limit").intValue())
                .isEqualTo(10_000);
    }

    @Test
    void showsMailsWithoutRunningThem() throws Exception {
        send(
                "ann@example.org",
                "<script>alert(1)</script>",
                "</pre><script>",
                "<head></head><script>alert(2)</script>");

        String id = json("/api/v1/messages").at("/messages/0/ID").stringValue();
        assertThat(get("/").body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>");
        assertThat(get("/mail/" + id + "?view=text").body())
                .contains("&lt;/pre&gt;")
                .doesNotContain("<script>");
        assertThat(get("/mail/" + id + "?view=source").body()).doesNotContain("<script>");
        assertThat(get("/mail.css").body()).contains("--paper: #", "prefers-color-scheme: dark", ".mails");
        HttpResponse<String> html = get("/mail/" + id + "/html");
        assertThat(html.body()).startsWith("<head><base target=\"_blank\">");
        assertThat(html.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox ")
                .contains("default-src 'none'")
                .doesNotContain("script");
    }

    private void send(String to, String subject, String text, String html) throws Exception {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(catcher.smtpPort()));
        settings.setProperty("mail.smtp.from", "bounces@example.org");
        var mail = new MimeMessage(Session.getInstance(settings)) {
            @Override
            protected void updateMessageID() throws jakarta.mail.MessagingException {
                setHeader("Message-ID", "<digest-1@example.org>");
            }
        };
        mail.setFrom(new InternetAddress("news@example.org", "Bröadsheet", "UTF-8"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject, "UTF-8");
        var plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        var marked = new MimeBodyPart();
        marked.setText(html, "UTF-8", "html");
        mail.setContent(new MimeMultipart("alternative", plain, marked));
        Transport.send(mail);
    }

    private String talk(String commands) throws IOException {
        try (var socket = new Socket("127.0.0.1", catcher.smtpPort())) {
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private JsonNode json(String path) throws Exception {
        return JSON.readTree(get(path).body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + catcher.httpPort() + path);
    }
}
