package io.broadsheet.standalone.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside a stand-in that is as strict about repeated calls as the services are. */
class SampleNewspaperTest {

    @TempDir
    Path folder;

    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private HttpServer services;

    @BeforeEach
    void listen() throws IOException {
        services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        services.createContext("/", this::handle);
        services.start();
    }

    @AfterEach
    void stop() {
        services.stop(0);
    }

    @Test
    void goesOnAfterAKillInTheMiddle() throws IOException {
        var credentials =
                Files.writeString(folder.resolve("credentials"), "NEWSROOM_CLIENT_ID=a\nNEWSROOM_CLIENT_SECRET=b\n");
        var address = "http://127.0.0.1:" + services.getAddress().getPort();
        var newspaper = new SampleNewspaper(address, address, address, credentials, "only-for-tests");

        var first = newspaper.load();

        assertThat(first.pictures()).isPositive();
        assertThat(newspaper.load()).isEqualTo(first);
    }

    private void handle(HttpExchange call) throws IOException {
        try (call) {
            var body = new String(call.getRequestBody().readAllBytes(), UTF_8);
            var key = call.getRequestHeaders().getFirst("Idempotency-Key");
            var id = key == null ? UUID.randomUUID().toString() : key;
            var isRepeat = key != null && call.getRequestURI().getPath().endsWith("/articles");
            var isRefused = isRepeat && !body.equals(bodies.computeIfAbsent(key, unseen -> body));
            var answer = "{\"id\":\"" + id + "\",\"version\":1,\"state\":\"visible\",\"access_token\":\"t\"}";
            call.sendResponseHeaders(isRefused ? 422 : 200, answer.length());
            call.getResponseBody().write(answer.getBytes(UTF_8));
        }
    }
}
