package io.broadsheet.newsletter;

import io.broadsheet.embedded.MailCatcher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A mail server of tests, and what has arrived there. Recipients such as {@code reject-550-5.1.1+ann@…} are refused. */
public final class Inbox {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param messageId without angle brackets */
    public record Arrived(String id, String messageId, String to, String subject) {}

    private final MailCatcher catcher;

    private Inbox(MailCatcher catcher) {
        this.catcher = catcher;
    }

    public static Inbox open() {
        return open(0);
    }

    public static Inbox open(int smtpPort) {
        try {
            var data = Files.createTempDirectory("inbox");
            return new Inbox(MailCatcher.start(data, smtpPort, 0, MailCatcher.Options.DEFAULTS.withFaults()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public int port() {
        return catcher.smtpPort();
    }

    public void close() {
        catcher.close();
    }

    public List<Arrived> all() {
        var list = JSON.readTree(call("messages?limit=10000", "GET"));
        return StreamSupport.stream(list.get("messages").spliterator(), false)
                .map(Inbox::arrived)
                .toList();
    }

    public List<Arrived> to(String address) {
        return all().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    /** As it came, in ASCII. */
    public String raw(Arrived mail) {
        return call("message/" + mail.id() + "/raw", "GET");
    }

    public String text(Arrived mail) {
        return JSON.readTree(call("message/" + mail.id(), "GET")).get("Text").asString();
    }

    public String html(Arrived mail) {
        return JSON.readTree(call("message/" + mail.id(), "GET")).get("HTML").asString();
    }

    public void clear() {
        call("messages", "DELETE");
    }

    private static Arrived arrived(JsonNode mail) {
        return new Arrived(
                mail.get("ID").asString(),
                mail.get("MessageID").asString(),
                mail.get("To").get(0).get("Address").asString(),
                mail.get("Subject").asString());
    }

    private String call(String path, String method) {
        var uri = URI.create("http://127.0.0.1:" + catcher.httpPort() + "/api/v1/" + path);
        var request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
