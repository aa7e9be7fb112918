package io.broadsheet.newsroom;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks for article-service, as it was seen to answer; can go away. */
final class StandInArticles implements AutoCloseable {

    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final int port;
    private volatile HttpServer server;

    /** Of what changes something. */
    final List<Call> received = new CopyOnWriteArrayList<>();

    record Reply(int status, String body) {}

    record Call(String line, String authorization, String ifMatch, String body) {}

    StandInArticles() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    /** @param call method and path, without the query */
    void answer(String call, int status, String body) {
        replies.put(call, new Reply(status, body));
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    void goAway() {
        server.stop(0);
    }

    void comeBack() {
        server = listen(port);
    }

    private HttpServer listen(int at) {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            listening.createContext("/", this::handle);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange call) throws IOException {
        try (call) {
            var body = new String(call.getRequestBody().readAllBytes(), UTF_8);
            var line = call.getRequestMethod() + " " + call.getRequestURI().getPath();
            if (!line.startsWith("GET")) {
                var headers = call.getRequestHeaders();
                received.add(new Call(line, headers.getFirst("Authorization"), headers.getFirst("If-Match"), body));
            }
            var reply = replies.getOrDefault(line, new Reply(404, "{}"));
            var bytes = reply.body().getBytes(UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            call.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
