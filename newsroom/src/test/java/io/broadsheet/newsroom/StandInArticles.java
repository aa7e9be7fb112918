package io.broadsheet.newsroom;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks for article-service, comment-service or the issuer's accounts, as they were seen to answer; can go away. */
final class StandInArticles extends StandIn {

    private final Map<String, Reply> replies = new ConcurrentHashMap<>();

    private final Map<String, String> queries = new ConcurrentHashMap<>();

    /** Of what changes something. */
    final List<Call> received = new CopyOnWriteArrayList<>();

    record Reply(int status, String body) {}

    record Call(String line, String authorization, String ifMatch, String key, String body) {}

    /** @param call method and path, without the query */
    void answer(String call, int status, String body) {
        replies.put(call, new Reply(status, body));
    }

    void forget() {
        replies.clear();
        received.clear();
    }

    /** The latest call to an address with this end. */
    Call received(String end) {
        return received.reversed().stream()
                .filter(call -> call.line().endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    /** The query of the latest call to that path that had one. */
    String asked(String path) {
        return queries.getOrDefault(path, "");
    }

    @Override
    void answer(HttpExchange call) throws IOException {
        try (call) {
            answer(call, new String(call.getRequestBody().readAllBytes(), UTF_8));
        }
    }

    void answer(HttpExchange call, String body) throws IOException {
        var line = call.getRequestMethod() + " " + call.getRequestURI().getPath();
        if (call.getRequestURI().getRawQuery() != null) {
            queries.put(call.getRequestURI().getPath(), call.getRequestURI().getRawQuery());
        }
        if (!line.startsWith("GET")) {
            var headers = call.getRequestHeaders();
            received.add(new Call(
                    line,
                    headers.getFirst("Authorization"),
                    headers.getFirst("If-Match"),
                    headers.getFirst("Idempotency-Key"),
                    body));
        }
        var reply = replies.getOrDefault(line, new Reply(404, "{}"));
        var bytes = reply.body().getBytes(UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        write(call, reply.status(), bytes);
    }
}
