package io.broadsheet.embedded;

import de.bwaldvogel.mongo.MongoServer;
import io.broadsheet.embedded.mongodb.DurableBackend;
import java.nio.file.Path;

/**
 * A MongoDB wire server in this process, on the loopback interface, for trial, development and tests.
 *
 * <p>An acknowledged write survives {@code kill -9}; a lookup by a declared index does not scan; options that it would
 * not honour are refused. It knows no sessions, transactions, change streams, pipeline updates and text search.
 */
public final class EmbeddedMongo implements AutoCloseable {

    /** What documents take as bytes, and about what keys do. */
    private static final int CACHE_MEGABYTES = 32;

    /** A worker waits in the commit: many of them make its groups large. */
    private static final int WORKERS = 32;

    private final DataLock lock;
    private final DurableBackend backend;
    private final MongoServer server;
    private final int port;

    private EmbeddedMongo(DataLock lock, DurableBackend backend, MongoServer server, int port) {
        this.lock = lock;
        this.backend = backend;
        this.server = server;
        this.port = port;
    }

    /**
     * A server that answers by the time this returns.
     *
     * @param data its folder, created when it is new
     * @param port the port for clients, 0 for a free one
     * @throws PortInUse when the port is taken
     * @throws DataInUse when another process has the folder open
     */
    public static EmbeddedMongo start(Path data, int port) {
        int free = Ports.freeOr(port);
        DataLock lock = DataLock.on(data);
        try {
            DurableBackend backend = DurableBackend.open(data.resolve("documents.mv"), CACHE_MEGABYTES);
            var server = new MongoServer(backend);
            server.bind(Ports.loopback(free), 1, WORKERS); // closes the backend when it fails
            return new EmbeddedMongo(lock, backend, server, free);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** A connection string without a database. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** False once a commit has failed (a full disk): every write fails until the server is started again. */
    public boolean healthy() {
        return backend.healthy();
    }

    @Override
    public void close() {
        server.shutdownNow();
        lock.close();
    }
}
