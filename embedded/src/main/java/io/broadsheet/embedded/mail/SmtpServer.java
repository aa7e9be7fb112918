package io.broadsheet.embedded.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes mail on many connections at once, a virtual thread each. */
public final class SmtpServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmtpServer.class);
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final int BACKLOG = 256;
    /** Each may hold a mail in memory. */
    private static final int MOST_CONNECTIONS = 100;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ServerSocket listener;
    private final MailStore store;
    private final Faults faults;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private SmtpServer(ServerSocket listener, MailStore store, Faults faults) {
        this.listener = listener;
        this.store = store;
        this.faults = faults;
    }

    /** @param faults whether recipients may ask for failures, see {@link Faults} */
    public static SmtpServer start(InetSocketAddress address, MailStore store, boolean faults) throws IOException {
        var listener = new ServerSocket();
        listener.bind(address, BACKLOG);
        var server = new SmtpServer(listener, store, new Faults(faults));
        Thread.ofPlatform().name("mail-catcher-smtp").start(server::accept);
        return server;
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        boolean told = false;
        while (!listener.isClosed()) {
            try {
                take(listener.accept());
                told = false;
            } catch (IOException | RuntimeException e) {
                if (!listener.isClosed()) {
                    if (!told) {
                        log.warn("Connections cannot be accepted", e);
                    }
                    told = true;
                    LockSupport.parkNanos(PAUSE.toNanos()); // no descriptors left, for one: the next try fails at once
                }
            }
        }
    }

    private void take(Socket socket) {
        if (connections.size() < MOST_CONNECTIONS) {
            connections.add(socket);
            Thread.ofVirtual().name("mail-catcher-session").start(() -> talk(socket));
            return;
        }
        try (socket) {
            say(socket, Reply.BUSY);
        } catch (IOException e) {
            log.debug("A client hung up", e);
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(IDLE.toMillis()));
            try {
                new SmtpSession(new SmtpConnection(socket), store, faults).run();
            } catch (SocketTimeoutException idle) {
                say(socket, Reply.TIMEOUT);
            }
        } catch (IOException e) {
            log.debug("A client hung up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(socket);
        }
    }

    private static void say(Socket socket, Reply reply) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(reply.line().getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : connections) {
            socket.close();
        }
    }
}
