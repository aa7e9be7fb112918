package io.broadsheet.website;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Speaks for all three services, as they were seen to answer; can be slow, and can go away. */
final class StandIns implements AutoCloseable {

    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final Map<String, Queue<Reply>> once = new ConcurrentHashMap<>();
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final Set<String> askedAnew = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile HttpServer server;
    private volatile long slowness;

    record Reply(int status, String body) {}

    StandIns() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    /** @param call method, path and query */
    void answer(String call, int status, String body) {
        replies.put(call, new Reply(status, body));
    }

    /** Before what it is answered with from then on. */
    void answerOnce(String call, int status, String body) {
        once.computeIfAbsent(call, _ -> new ConcurrentLinkedQueue<>()).add(new Reply(status, body));
    }

    /** What happens while that call is answered. */
    void during(String call, Runnable event) {
        meanwhile.put(call, event);
    }

    void slowDown(long millis) {
        slowness = millis;
    }

    void goAway() {
        server.stop(0);
    }

    void comeBack() {
        server = listen(port);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Bodies and {@code Forwarded} of what was posted. */
    List<String> received() {
        return received;
    }

    /** Idempotency keys of what was posted. */
    List<String> keys() {
        return keys;
    }

    /** Calls that said to want nothing that lay ready. */
    Set<String> askedAnew() {
        return askedAnew;
    }

    private HttpServer listen(int at) {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listening.createContext("/", this::handle);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange call) throws IOException {
        try (call) {
            Thread.sleep(slowness);
            var body = new String(call.getRequestBody().readAllBytes(), UTF_8);
            if (call.getRequestMethod().equals("POST")) {
                keys.add(String.valueOf(call.getRequestHeaders().getFirst("Idempotency-Key")));
                received.add(call.getRequestHeaders().getFirst("Forwarded") + " " + body);
            }
            var asked = call.getRequestMethod() + " " + call.getRequestURI();
            meanwhile.getOrDefault(asked, () -> {}).run();
            if ("no-cache".equals(call.getRequestHeaders().getFirst("Cache-Control"))) {
                askedAnew.add(asked);
            }
            var first = once.getOrDefault(asked, new ConcurrentLinkedQueue<>()).poll();
            var reply = first != null ? first : replies.getOrDefault(asked, new Reply(404, "{}"));
            var bytes = reply.body().getBytes(UTF_8);
            if (reply.status() == 301) {
                call.getResponseHeaders().set("Location", reply.body());
            }
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            call.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
