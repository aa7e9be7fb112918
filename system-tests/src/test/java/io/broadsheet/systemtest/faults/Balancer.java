package io.broadsheet.systemtest.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One address for the instances of a service: connections go to each in turn, and to the next where one is refused. Which
 * of them is frozen or lags behind it does not know.
 */
final class Balancer implements AutoCloseable {

    private final ServerSocket listener;
    private final List<Integer> ports;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private int turn;

    /** @param ports of the instances */
    Balancer(int port, List<Integer> ports) {
        this.ports = List.copyOf(ports);
        try {
            listener = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("balancer-" + port).start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = connect();
                if (server == null) {
                    client.close();
                } else {
                    pass(client, server);
                    pass(server, client);
                }
            } catch (IOException e) {
                // closed, or the client has gone
            }
        }
    }

    private @Nullable Socket connect() {
        for (int tries = 0; tries < ports.size(); tries++) {
            turn = (turn + 1) % ports.size();
            try {
                var server = new Socket(InetAddress.getLoopbackAddress(), ports.get(turn));
                server.setTcpNoDelay(true);
                return server;
            } catch (IOException refused) {
                // the next one
            }
        }
        return null;
    }

    private void pass(Socket from, Socket to) {
        open.add(from);
        Thread.ofVirtual().start(() -> {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // one side is gone, so is the other
            } finally {
                end(from);
                end(to);
            }
        });
    }

    private void end(Socket side) {
        open.remove(side);
        try {
            side.close();
        } catch (IOException e) {
            // closed enough
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(this::end);
    }
}
