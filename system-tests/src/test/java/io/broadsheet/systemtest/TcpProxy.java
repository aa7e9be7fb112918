package io.broadsheet.systemtest;

import io.broadsheet.embedded.Ports;
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
 * One address for ports of this machine: connections go to each in turn, and to the next where one is refused. Which of
 * them is frozen it does not know. While it is cut it has no connection and keeps none that comes.
 */
public final class TcpProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final List<Integer> targets;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private int turn;
    private volatile boolean cut;

    public TcpProxy(List<Integer> targets) {
        this.targets = List.copyOf(targets);
        try {
            listener = new ServerSocket(Ports.next(), 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("proxy-" + listener.getLocalPort()).start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    void cut() {
        cut = true;
        open.forEach(this::end);
    }

    void heal() {
        cut = false;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = cut ? null : connect();
                if (server == null) {
                    client.close();
                    continue;
                }
                pass(client, server);
                pass(server, client);
                if (cut) {
                    end(client);
                    end(server);
                }
            } catch (IOException e) {
                // closed, or the client has gone
            }
        }
    }

    private @Nullable Socket connect() {
        for (int tries = 0; tries < targets.size(); tries++) {
            turn = (turn + 1) % targets.size();
            try {
                var server = new Socket(InetAddress.getLoopbackAddress(), targets.get(turn));
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
        } finally {
            cut();
        }
    }
}
