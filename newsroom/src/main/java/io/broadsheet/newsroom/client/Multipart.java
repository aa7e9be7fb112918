package io.broadsheet.newsroom.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A form with a file in it (RFC 7578). */
final class Multipart {

    private final String boundary = "form-" + UUID.randomUUID();
    private final List<byte[]> parts = new ArrayList<>();

    Multipart field(String name, String value) {
        add("form-data; name=\"" + name + "\"", "text/plain;charset=UTF-8", value.getBytes(UTF_8));
        return this;
    }

    /** The service looks at the bytes: name and type that a browser gave say nothing. */
    Multipart file(String name, byte[] content) {
        add("form-data; name=\"" + name + "\"; filename=\"picture\"", "application/octet-stream", content);
        return this;
    }

    private void add(String disposition, String type, byte[] content) {
        var head = "--%s\r\nContent-Disposition: %s\r\nContent-Type: %s\r\n\r\n";
        parts.add(head.formatted(boundary, disposition, type).getBytes(UTF_8));
        parts.add(content);
        parts.add("\r\n".getBytes(UTF_8));
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher publisher() {
        var all = new ArrayList<>(parts);
        all.add(("--" + boundary + "--\r\n").getBytes(UTF_8));
        return BodyPublishers.ofByteArrays(all);
    }
}
