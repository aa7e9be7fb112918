package io.broadsheet.systemtest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Ports of the loopback interface for processes that bind them only after some seconds.
 *
 * <p>They come from a block whose first port this process holds for as long as it runs, so that no other run of these
 * tests hands them out too; all lie between those of {@link FirstStart}, which are always the same, and those that the
 * kernel gives to outgoing connections.
 */
public final class Ports {

    private static final int FIRST = 15_000;
    private static final int LAST = 30_000;
    private static final int BLOCK = 50;

    private static @Nullable ServerSocket reservation;
    private static int next;
    private static int end;

    private Ports() {}

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
                // Never closed: it ends with the process, as what listens on the block's ports does.
                reservation = new ServerSocket(base, 1, InetAddress.getLoopbackAddress());
                next = base + 1;
                end = base + BLOCK;
                return;
            } catch (IOException taken) {
                // another block
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
