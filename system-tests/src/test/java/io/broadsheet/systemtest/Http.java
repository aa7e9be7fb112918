package io.broadsheet.systemtest;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a front-end does: requests in JSON, answers as they come. */
final class Http {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    private Http() {}

    record Answer(int status, String body, Map<String, String> headers) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("expected " + wanted + " and got " + status + ": " + body);
            }
            return this;
        }
    }

    static Answer get(String uri) {
        return send(request(uri).GET());
    }

    static Answer get(String uri, String accept) {
        return send(request(uri).header("Accept", accept).GET());
    }

    /** Without a body. */
    static Answer ask(String method, String uri, String... headers) {
        HttpRequest.Builder request = request(uri).method(method, BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /** A picture of one colour. */
    static Answer upload(String uri, String token, String alt) {
        var parts = new ByteArrayOutputStream();
        parts.writeBytes(part("alt", "", alt.getBytes(StandardCharsets.UTF_8)));
        parts.writeBytes(part("credit", "", "Nobody".getBytes(StandardCharsets.UTF_8)));
        parts.writeBytes(part("file", "; filename=\"one-colour.jpg\"\r\nContent-Type: image/jpeg", jpeg()));
        parts.writeBytes("--parts--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(request(uri)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=parts")
                .POST(BodyPublishers.ofByteArray(parts.toByteArray())));
    }

    private static byte[] part(String name, String more, byte[] content) {
        var part = new ByteArrayOutputStream();
        part.writeBytes(("--parts\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    private static byte[] jpeg() {
        try {
            var jpeg = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
            return jpeg.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Answer staffGet(String uri, String token) {
        return send(request(uri).header("Authorization", "Bearer " + token).GET());
    }

    static Answer post(String uri, @Nullable String token, Map<String, ?> body, String... headers) {
        return json("POST", uri, token, body, headers);
    }

    static Answer json(String method, String uri, @Nullable String token, Map<String, ?> body, String... headers) {
        HttpRequest.Builder request = request(uri).header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Without a body. */
    static Answer postNothing(String uri, String... headers) {
        HttpRequest.Builder request = request(uri).POST(BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    static Answer form(String uri, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(uri).header("Content-Type", "application/x-www-form-urlencoded");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.POST(BodyPublishers.ofString(body)));
    }

    static Answer delete(String uri, @Nullable String token) {
        HttpRequest.Builder request = request(uri).DELETE();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static HttpRequest.Builder request(String uri) {
        return HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(20));
    }

    /** @throws UncheckedIOException if there was no answer: the command may or may not have been taken */
    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            Map<String, String> headers = response.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(
                            header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                            header -> String.join(", ", header.getValue())));
            return new Answer(response.statusCode(), response.body(), headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
