package io.broadsheet.chassis.testing;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** The real ones, by Testcontainers, which also removes them. */
final class Containers {
    static final String KAFKA = "apache/kafka:4.2.2";
    static final String MONGO = "mongo:8.0.13";

    private Containers() {}

    /** Cheap where there is none: Testcontainers alone would search for seconds and log pages. */
    static boolean dockerAnswers() {
        return (System.getenv("DOCKER_HOST") != null || isListening(Path.of("/var/run/docker.sock")))
                && DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean isListening(Path socket) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (var connection = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return connection.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }

    @SuppressWarnings("resource")
    static BackingServices.Addresses start() {
        var mongo = new MongoDBContainer(MONGO);
        // As the embedded broker: a consumer that died gives its partitions back soon.
        var kafka = new KafkaContainer(KAFKA)
                .withEnv("KAFKA_GROUP_CONSUMER_SESSION_TIMEOUT_MS", "6000")
                .withEnv("KAFKA_GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS", "6000")
                .withEnv("KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS", "2000")
                .withEnv("KAFKA_GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS", "2000")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        mongo.start();
        kafka.start();
        return new BackingServices.Addresses(kafka.getBootstrapServers(), mongo.getConnectionString());
    }
}
