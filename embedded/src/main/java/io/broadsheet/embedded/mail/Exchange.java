package io.broadsheet.embedded.mail;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One HTTP call and its answer. */
record Exchange(HttpExchange http) {

    private static final int LONGEST_BODY = 1 << 20;

    String method() {
        return http.getRequestMethod();
    }

    /** The parts of the path: {@code /a/b} gives a and b, {@code /} none. */
    List<String> path() {
        return Arrays.stream(http.getRequestURI().getPath().split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    String parameter(String name, String otherwise) {
        String query = http.getRequestURI().getRawQuery();
        return Arrays.stream((query == null ? "" : query).split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse(otherwise);
    }

    int number(String name, int otherwise, int most) {
        String value = parameter(name, "");
        return value.matches("\\d{1,9}") ? Math.min(Integer.parseInt(value), most) : otherwise;
    }

    byte[] body() throws IOException {
        try (InputStream in = http.getRequestBody()) {
            return in.readNBytes(LONGEST_BODY);
        }
    }

    /**
     * Whether the call comes from a page of another site: the catcher holds mail that only this machine's user may
     * read and delete. A name that is not local in {@code Host} is a foreign page too (DNS rebinding).
     */
    boolean isForeign() {
        String host = header("Host").replaceFirst(":\\d+$", "");
        boolean local = host.equals("localhost") || host.endsWith(".localhost") || host.matches("[\\d.]+|\\[.*]");
        boolean crossSite = header("Sec-Fetch-Site").equals("cross-site") && !method().equals("GET");
        return !local || crossSite;
    }

    private String header(String name) {
        String value = http.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    void redirect(String location) throws IOException {
        http.getResponseHeaders().set("Location", location);
        http.sendResponseHeaders(303, -1);
        http.close();
    }

    void answer(int status, String type, String policy, byte[] body) throws IOException {
        var headers = http.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var out = http.getResponseBody()) {
            out.write(body);
        }
    }

    void answer(int status, String type, String policy, String body) throws IOException {
        answer(status, type + "; charset=utf-8", policy, body.getBytes(StandardCharsets.UTF_8));
    }
}
