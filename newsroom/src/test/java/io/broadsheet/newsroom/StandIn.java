package io.broadsheet.newsroom;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A server on this machine that can go away and come back at the same address. */
abstract class StandIn implements AutoCloseable {

    private final int port;
    private volatile HttpServer server;
    private volatile CountDownLatch ends = new CountDownLatch(0);

    StandIn() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    abstract void answer(HttpExchange call) throws IOException;

    /** From now on answers begin, and do not end until it is opened. */
    final CountDownLatch stall() {
        var opens = new CountDownLatch(1);
        ends = opens;
        return opens;
    }

    final void write(HttpExchange call, int status, byte[] bytes) throws IOException {
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        var body = call.getResponseBody();
        body.write(bytes, 0, Math.min(1, bytes.length));
        body.flush();
        try {
            ends.await();
        } catch (InterruptedException stopping) {
            throw new InterruptedIOException("stopped");
        }
        body.write(bytes, Math.min(1, bytes.length), Math.max(0, bytes.length - 1));
    }

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
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
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
