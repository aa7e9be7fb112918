package io.broadsheet.systemtest.faults;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between one service and the database and passes whole messages of its wire protocol on, until it is told to
 * misbehave. What a stalled proxy has read reaches the database afterwards, even if its sender gave up meanwhile: so
 * may a packet that was long on its way.
 */
final class MongoProxy implements AutoCloseable {

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");
    private static final int HEADER = 16;
    private static final int OP_MSG = 2013;
    /** In front of the first field's name: the header, flags, kind of section, length of the document, type. */
    private static final int NAME_AT = HEADER + 4 + 1 + 4 + 1;

    private final ServerSocket listener;
    private final int target;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Gate gate = new Gate();
    private final AtomicInteger stalls = new AtomicInteger();
    private volatile boolean cut;
    private volatile int loseOneIn;
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    /** @param target the database's port */
    MongoProxy(int port, int target) {
        this.target = target;
        try {
            listener = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("mongo-proxy-" + port).start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Ends all connections and takes none until {@link #heal}. */
    void cut() {
        cut = true;
        connections.forEach(Connection::close);
    }

    /** Passes nothing on, in neither direction, until each stall is over. */
    void stall() {
        if (stalls.getAndIncrement() == 0) {
            gate.shut();
        }
    }

    void endStall() {
        if (stalls.decrementAndGet() == 0) {
            gate.open();
        }
    }

    /** Of whoever stalled it and can end it no more. */
    void endAllStalls() {
        stalls.set(0);
        gate.open();
    }

    /** Of every so many writes one is done, and its connection ends before its answer: until {@link #heal}. */
    void loseAnswers(int oneIn) {
        loseOneIn = oneIn;
    }

    /** But for stalls. */
    void heal() {
        cut = false;
        loseOneIn = 0;
    }

    /** How many writes were done whose answer was lost. */
    int lostAnswers() {
        return lost.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (cut) {
                    client.close();
                } else {
                    new Connection(client, new Socket(InetAddress.getLoopbackAddress(), target)).start();
                }
            } catch (IOException e) {
                // closed, or the database is away: the client sees its connection end
            }
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(Connection::close);
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;
        private final Map<Integer, Boolean> losing = new ConcurrentHashMap<>();

        Connection(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void start() {
            connections.add(this);
            Thread.ofVirtual().start(() -> pump(client, server, true));
            Thread.ofVirtual().start(() -> pump(server, client, false));
        }

        private void pump(Socket from, Socket to, boolean commands) {
            try {
                var in = new DataInputStream(from.getInputStream());
                while (true) {
                    byte[] message = read(in);
                    gate.pass();
                    if (commands ? !mayBeAsked(message) : isLost(message)) {
                        break;
                    }
                    to.getOutputStream().write(message);
                }
            } catch (IOException e) {
                // one side is gone, so is the other
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                close();
            }
        }

        private static byte[] read(DataInputStream in) throws IOException {
            var length = new byte[4];
            in.readFully(length);
            int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
            var message = new byte[size];
            System.arraycopy(length, 0, message, 0, 4);
            in.readFully(message, 4, size - 4);
            return message;
        }

        private boolean mayBeAsked(byte[] message) {
            int oneIn = loseOneIn;
            if (oneIn > 0 && isWrite(message) && writes.incrementAndGet() % oneIn == 0) {
                losing.put(number(message, 4), true);
            }
            return !cut;
        }

        private boolean isLost(byte[] answer) {
            if (losing.remove(number(answer, 8)) == null) {
                return false;
            }
            lost.incrementAndGet();
            return true;
        }

        void close() {
            connections.remove(this);
            for (Socket side : new Socket[] {client, server}) {
                try {
                    side.close();
                } catch (IOException e) {
                    // closed enough
                }
            }
        }
    }

    private static boolean isWrite(byte[] message) {
        if (number(message, 12) != OP_MSG || message.length <= NAME_AT) {
            return false;
        }
        int end = NAME_AT;
        while (end < message.length && message[end] != 0) {
            end++;
        }
        return WRITES.contains(new String(message, NAME_AT, end - NAME_AT, StandardCharsets.UTF_8));
    }

    private static int number(byte[] message, int at) {
        return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }
}
