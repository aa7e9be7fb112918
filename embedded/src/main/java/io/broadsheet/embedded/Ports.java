package io.broadsheet.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback interface, the only one that the embedded parts listen on. */
final class Ports {

    private Ports() {}

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }

    /**
     * The port itself, or a free one for 0. Nothing reserves it: bind it soon.
     *
     * @throws PortInUse when the port is taken
     */
    static int freeOr(int port) {
        try (var socket = new ServerSocket(port, 1, loopbackAddress())) {
            return socket.getLocalPort();
        } catch (java.net.BindException taken) {
            throw new PortInUse(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetAddress loopbackAddress() {
        return loopback(0).getAddress();
    }
}
