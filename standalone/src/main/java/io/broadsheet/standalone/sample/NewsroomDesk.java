package io.broadsheet.standalone.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the services as a script of the newsroom does, with a token for the client named in the credentials. */
final class NewsroomDesk implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final String authorization;

    NewsroomDesk(String issuer, Path credentials) {
        authorization = "Bearer " + token(issuer, credentials);
    }

    record Answer(int status, JsonNode body) {

        boolean isDone() {
            return status / 100 == 2;
        }

        /** @throws IllegalStateException if the call was refused */
        JsonNode done() {
            if (!isDone()) {
                throw new IllegalStateException("a call of the newsroom was answered with " + status);
            }
            return body;
        }
    }

    Answer post(String uri, Map<String, ?> body, UUID idempotencyKey) {
        return send(json("POST", uri, body)
                .header("Authorization", authorization)
                .header("Idempotency-Key", idempotencyKey.toString()));
    }

    Answer post(String uri, Map<String, ?> body) {
        return send(json("POST", uri, body).header("Authorization", authorization));
    }

    Answer get(String uri) {
        return send(request(uri).GET());
    }

    /** As a reader, whom nobody knows. */
    Answer postAsReader(String uri, Map<String, ?> body, UUID idempotencyKey) {
        return send(json("POST", uri, body).header("Idempotency-Key", idempotencyKey.toString()));
    }

    /** The same without a word. */
    Answer postAsReader(String uri) {
        return send(request(uri).POST(BodyPublishers.noBody()));
    }

    Answer put(String uri, Map<String, ?> body, long seen) {
        return send(
                json("PUT", uri, body).header("Authorization", authorization).header("If-Match", "\"" + seen + "\""));
    }

    Answer delete(String uri) {
        return send(request(uri).header("Authorization", authorization).DELETE());
    }

    /** A form of texts and one JPEG named {@code file}. */
    Answer upload(String uri, byte[] jpeg, Map<String, String> texts, UUID idempotencyKey) {
        var boundary = "broadsheet-" + UUID.randomUUID();
        var form = new ByteArrayOutputStream();
        texts.forEach((field, text) -> form.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                        + field + "\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n" + text + "\r\n")
                .getBytes(UTF_8)));
        form.writeBytes(("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"picture.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n")
                .getBytes(UTF_8));
        form.writeBytes(jpeg);
        form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
        return send(request(uri)
                .header("Authorization", authorization)
                .header("Idempotency-Key", idempotencyKey.toString())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(form.toByteArray())));
    }

    private String token(String issuer, Path credentials) {
        try {
            var file = Files.readString(credentials);
            var pair = value(file, "NEWSROOM_CLIENT_ID") + ":" + value(file, "NEWSROOM_CLIENT_SECRET");
            return send(request(issuer + "/oauth2/token")
                            .header(
                                    "Authorization",
                                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("grant_type=client_credentials")))
                    .done()
                    .path("access_token")
                    .asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String value(String shellFile, String name) {
        var found = Pattern.compile("^" + name + "=(.*)$", Pattern.MULTILINE).matcher(shellFile);
        if (!found.find()) {
            throw new IllegalStateException("the credentials have no " + name);
        }
        return found.group(1);
    }

    private static HttpRequest.Builder json(String method, String uri, Map<String, ?> body) {
        return request(uri)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    private static HttpRequest.Builder request(String uri) {
        return HttpRequest.newBuilder(URI.create(uri)).timeout(PATIENCE);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            var body = answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body());
            return new Answer(answer.statusCode(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
