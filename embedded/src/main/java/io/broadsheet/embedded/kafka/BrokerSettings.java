package io.broadsheet.embedded.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** The settings of a broker that is its own controller, alone, small, and back within seconds of a crash. */
public final class BrokerSettings {

    private static final int MEGABYTE = 1 << 20;

    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private BrokerSettings() {}

    public static Properties of(Path data, int port, int controllerPort) {
        var settings = new Properties();
        oneNode(settings, port, controllerPort);
        groups(settings);
        sizes(settings);
        settings.setProperty("log.dirs", data.toString());
        settings.setProperty("auto.create.topics.enable", "false"); // the services own their topics
        return settings;
    }

    private static void oneNode(Properties settings, int port, int controllerPort) {
        settings.setProperty("node.id", Integer.toString(NODE));
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty(
                "listeners", "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.setProperty("controller.listener.names", CONTROLLER);
        settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
        settings.setProperty("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.setProperty(topic + ".replication.factor", "1");
            settings.setProperty(topic + ".num.partitions", "1");
        }
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        // After kill -9 the controller waits this long before it lets the same broker in again; the default is 9 s.
        settings.setProperty("broker.session.timeout.ms", "2000");
        settings.setProperty("broker.heartbeat.interval.ms", "500");
        // Otherwise the metadata log gets a record every half second, so that its followers know it is alive: none
        // here.
        settings.setProperty("metadata.max.idle.interval.ms", "0");
    }

    private static void groups(Properties settings) {
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        // A consumer that died keeps its partitions for the session timeout: 45 s by default.
        settings.setProperty("group.consumer.session.timeout.ms", "5000");
        settings.setProperty("group.consumer.min.session.timeout.ms", "5000");
        settings.setProperty("group.consumer.heartbeat.interval.ms", "1500");
        settings.setProperty("group.consumer.min.heartbeat.interval.ms", "1500");
        // A trial that is taken up again after months goes on where it stood.
        settings.setProperty(
                "offsets.retention.minutes", Long.toString(Duration.ofDays(365).toMinutes()));
    }

    private static void sizes(Properties settings) {
        settings.setProperty("message.max.bytes", Integer.toString(4 * MEGABYTE));
        settings.setProperty("log.segment.bytes", Integer.toString(16 * MEGABYTE));
        settings.setProperty("offsets.topic.segment.bytes", Integer.toString(16 * MEGABYTE));
        settings.setProperty("metadata.log.segment.bytes", Integer.toString(16 * MEGABYTE));
        settings.setProperty("log.index.size.max.bytes", Integer.toString(MEGABYTE));
        settings.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(4 * MEGABYTE));
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        settings.setProperty("background.threads", "2");
        settings.setProperty("metric.reporters", ""); // no JMX beans: nobody reads them
    }
}
