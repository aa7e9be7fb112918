package io.broadsheet.newsroom;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server on this machine that can go away and come back at the same address. */
abstract class StandIn implements AutoCloseable {

    private final int port;
    private volatile HttpServer server;

    StandIn() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    abstract void answer(HttpExchange call) throws IOException;

    final String address() {
        return "http://127.0.0.1:" + port;
    }

    final void goAway() {
        server.stop(0);
    }

    final void comeBack() {
        server = listen(port);
    }

    private HttpServer listen(int at) {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            listening.createContext("/", this::answer);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final void close() {
        server.stop(0);
    }
}
