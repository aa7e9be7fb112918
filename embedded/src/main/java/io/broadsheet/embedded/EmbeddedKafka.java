package io.broadsheet.embedded;

import io.broadsheet.embedded.kafka.BrokerSettings;
import io.broadsheet.embedded.kafka.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker in this process, on the loopback interface.
 *
 * <p>What it acknowledged survives {@code close()} and {@code kill -9}; the folder may be opened again on another port.
 * Close the consumers first: the next start waits for those that were left in their groups.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private final DataLock lock;
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(DataLock lock, KafkaRaftServer server, int port) {
        this.lock = lock;
        this.server = server;
        this.port = port;
    }

    /**
     * A broker that takes records by the time this returns.
     *
     * @param data its folder, created and formatted when it is new
     * @param port the port for clients, 0 for a free one
     * @throws PortInUse when the port is taken
     * @throws DataInUse when another process has the folder open
     */
    public static EmbeddedKafka start(Path data, int port) {
        int clientPort = Ports.freeOr(port);
        DataLock lock = DataLock.on(data);
        try {
            return new EmbeddedKafka(lock, started(data, clientPort), clientPort);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static KafkaRaftServer started(Path data, int port) {
        try {
            DataFolder.format(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = BrokerSettings.of(data.toAbsolutePath(), port, Ports.freeOr(0));
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
        return server;
    }

    /**
     * A broker that cannot go on, most likely because nothing more reaches its disk, ends its process without a word.
     *
     * @param end is to say so and end it, for every broker of this process
     */
    public static void endingWith(Runnable end) {
        Exit.setExitProcedure((_, _) -> end.run());
        Exit.setHaltProcedure((_, _) -> end.run());
    }

    /** What a client's {@code bootstrap.servers} asks for. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        lock.close();
    }
}
