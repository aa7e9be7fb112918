package io.broadsheet.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback interface, the only one that the embedded parts listen on.
 *
 * <p>Free ones, which may be bound only after some seconds, come from a block whose first port this process holds for as
 * long as it runs, so that no other process hands them out too; all lie below those that the kernel gives to outgoing
 * connections.
 */
public final class Ports {

    private static final int FIRST = 15_000;
    private static final int LAST = 30_000;
    private static final int BLOCK = 50;

    /** Never closed: they end with the process, as what listens on their blocks' ports does. */
    private static final List<ServerSocket> RESERVED = new ArrayList<>();

    private static int next;
    private static int end;

    private Ports() {}

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }

    /**
     * The port itself, or a free one for 0.
     *
     * @throws PortInUse when the port is taken
     */
    static int freeOr(int port) {
        if (port == 0) {
            return next();
        }
        try (var socket = new ServerSocket(port, 1, loopbackAddress())) {
            return socket.getLocalPort();
        } catch (BindException taken) {
            throw new PortInUse(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that nobody listens on and no other caller gets. */
    public static synchronized int next() {
        for (int tries = 0; tries < 1_000; tries++) {
            if (next == end) {
                reserve();
            }
            int port = next++;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + FIRST + " and " + LAST);
    }

    private static void reserve() {
        while (true) {
            int base = FIRST + BLOCK * ThreadLocalRandom.current().nextInt((LAST - FIRST) / BLOCK);
            try {
                RESERVED.add(new ServerSocket(base, 1, loopbackAddress()));
                next = base + 1;
                end = base + BLOCK;
                return;
            } catch (IOException taken) {
                // another block
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, loopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static InetAddress loopbackAddress() {
        return loopback(0).getAddress();
    }
}
