package io.broadsheet.chassis.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before a server on the loopback interface, and can stall as if the server were frozen: connections are taken
 * and stay open, and nothing comes through.
 */
public final class StallableProxy implements AutoCloseable {

    private final ServerSocket listening;
    private volatile int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private boolean stalled; // guarded by this

    /** @param server its port */
    public StallableProxy(int server) {
        this.server = server;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    public synchronized void stall() {
        stalled = true;
    }

    public synchronized void goOn() {
        stalled = false;
        notifyAll();
    }

    /** From now on it stands before another server, as a name that leads to another address. */
    public void leadTo(int otherServer) {
        server = otherServer;
    }

    private synchronized void pass() throws InterruptedException {
        while (stalled) {
            wait();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            open.add(client);
            Socket behind;
            try {
                behind = new Socket(InetAddress.getLoopbackAddress(), server);
            } catch (IOException nobodyThere) {
                client.close();
                continue;
            }
            open.add(behind);
            start(() -> copy(client.getInputStream(), behind.getOutputStream()));
            start(() -> copy(behind.getInputStream(), client.getOutputStream()));
        }
    }

    private void copy(InputStream from, OutputStream to) throws IOException, InterruptedException {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                pass();
                to.write(buffer, 0, read);
            }
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException closed) {
                // The end of a connection is no failure of the proxy's.
            }
        });
    }

    @Override
    public void close() throws IOException {
        goOn();
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
