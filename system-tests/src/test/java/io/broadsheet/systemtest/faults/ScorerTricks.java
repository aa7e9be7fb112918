package io.broadsheet.systemtest.faults;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** A scorer of comments that has nothing against any, and at times answers nobody. */
final class ScorerTricks implements AutoCloseable {

    private static final byte[] HARMLESS = "{\"score\":0.1}".getBytes(StandardCharsets.US_ASCII);

    private final HttpServer server;
    private final Gate gate = new Gate();

    ScorerTricks(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                gate.pass();
                exchange.sendResponseHeaders(200, HARMLESS.length);
                exchange.getResponseBody().write(HARMLESS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    void hang() {
        gate.shut();
    }

    void answer() {
        gate.open();
    }

    @Override
    public void close() {
        gate.open();
        server.stop(0);
    }
}
