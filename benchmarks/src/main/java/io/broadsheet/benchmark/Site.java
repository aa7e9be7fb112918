package io.broadsheet.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A started standalone, by its port offset and the credentials that it wrote. */
final class Site {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final int offset;
    private final String token;

    Site(int offset, Path data) throws IOException, InterruptedException {
        this.offset = offset;
        String credentials = Files.readString(data.resolve("credentials"));
        String user = setting(credentials, "NEWSROOM_CLIENT_ID") + ":" + setting(credentials, "NEWSROOM_CLIENT_SECRET");
        var request = HttpRequest.newBuilder(uri(8084, "/oauth2/token"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"));
        token = member(send(request, 200), "access_token");
    }

    static String setting(String shell, String name) {
        Matcher line = Pattern.compile(name + "=['\"]?([^'\"\n]+)").matcher(shell);
        if (!line.find()) {
            throw new IllegalStateException("no " + name + " in the credentials");
        }
        return line.group(1);
    }

    /** For calls of staff. */
    String token() {
        return token;
    }

    URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + (port + offset) + path);
    }

    int status(int port, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(port, path)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    String get(int port, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(port, path)), 200);
    }

    String post(int port, String path, String json, int expected) throws IOException, InterruptedException {
        return call("POST", port, path, json, expected);
    }

    String call(String method, int port, String path, String json, int expected)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(uri(port, path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.ofString(json)),
                expected);
    }

    /** Edits what is at that version. */
    void edit(String path, String json, String version) throws IOException, InterruptedException {
        send(
                HttpRequest.newBuilder(uri(Articles.PORT, path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .header("If-Match", '"' + version + '"')
                        .PUT(BodyPublishers.ofString(json)),
                200);
    }

    /** As a front-end passes on the call of a reader of that network. */
    String postFrom(String network, int port, String path, String json, int expected)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(uri(port, path))
                        .header("Content-Type", "application/json")
                        .header("Forwarded", "for=" + network)
                        .POST(BodyPublishers.ofString(json)),
                expected);
    }

    /** What a stream of events says, line by line, for as long as it is read. */
    Stream<String> follow(int port, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(port, path)).build(), BodyHandlers.ofLines())
                .body();
    }

    private String send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** The first member of that name, a string or a number. */
    static String member(String json, String name) {
        Matcher found =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]*)").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in the answer");
        }
        return found.group(1);
    }
}
