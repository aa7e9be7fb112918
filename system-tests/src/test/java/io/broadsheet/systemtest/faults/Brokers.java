package io.broadsheet.systemtest.faults;

import io.broadsheet.embedded.Ports;
import io.broadsheet.systemtest.Program;
import io.broadsheet.systemtest.StartedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three Kafka brokers that are their own controllers, from the jars of the embedded one, each a process. */
final class Brokers implements AutoCloseable {

    static final int COUNT = 3;

    private static final List<String> QUIET = List.of("-Dlogback.configurationFile=io/broadsheet/embedded/logback.xml");
    private static final String CLUSTER = "faults-harness-cluster";

    private final List<Integer> clientPorts = ports();
    private final List<Integer> controllerPorts = ports();
    private final List<StartedProcess> processes = new ArrayList<>();

    Brokers(Path build, Path data) {
        var program = new Program(build, "embedded");
        try {
            var formats = new ArrayList<StartedProcess>();
            for (int i = 0; i < COUNT; i++) {
                Path settings = data.resolve("broker-" + (i + 1) + ".properties");
                Files.writeString(settings, settings(i, data.resolve("broker-" + (i + 1))));
                formats.add(StartedProcess.start(
                        program.command(
                                QUIET,
                                "kafka.tools.StorageTool",
                                List.of("format", "--cluster-id", CLUSTER, "--config", settings.toString())),
                        log(data, i)));
            }
            for (int i = 0; i < COUNT; i++) {
                formats.get(i).awaitEnd();
                processes.add(StartedProcess.start(
                        program.command(
                                QUIET,
                                "kafka.Kafka",
                                List.of(data.resolve("broker-" + (i + 1) + ".properties")
                                        .toString())),
                        log(data, i)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    StartedProcess process(int index) {
        return processes.get(index);
    }

    String bootstrapServers() {
        return clientPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /** Whether all of them take connections. */
    boolean answer() {
        for (int i = 0; i < COUNT; i++) {
            processes.get(i).requireAlive();
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), clientPorts.get(i))) {
                socket.setTcpNoDelay(true);
            } catch (IOException notYet) {
                return false;
            }
        }
        return true;
    }

    private static List<Integer> ports() {
        return IntStream.range(0, COUNT).mapToObj(i -> Ports.next()).toList();
    }

    private static Path log(Path data, int index) {
        return data.resolve("broker-" + (index + 1) + ".log");
    }

    private String settings(int index, Path folder) {
        String voters = IntStream.range(0, COUNT)
                .mapToObj(i -> (i + 1) + "@127.0.0.1:" + controllerPorts.get(i))
                .collect(Collectors.joining(","));
        return """
                node.id=%1$d
                process.roles=broker,controller
                listeners=PLAINTEXT://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%2$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                controller.quorum.voters=%4$s
                log.dirs=%5$s
                auto.create.topics.enable=false
                default.replication.factor=3
                min.insync.replicas=2
                offsets.topic.replication.factor=3
                offsets.topic.num.partitions=3
                transaction.state.log.replication.factor=3
                transaction.state.log.min.isr=2
                transaction.state.log.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                replica.lag.time.max.ms=4000
                unclean.leader.election.enable=false
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                controller.quorum.election.timeout.ms=1000
                controller.quorum.fetch.timeout.ms=2000
                group.initial.rebalance.delay.ms=0
                group.consumer.session.timeout.ms=5000
                group.consumer.min.session.timeout.ms=5000
                group.consumer.heartbeat.interval.ms=1500
                group.consumer.min.heartbeat.interval.ms=1500
                message.max.bytes=4194304
                log.segment.bytes=16777216
                log.index.size.max.bytes=1048576
                log.cleaner.dedupe.buffer.size=4194304
                num.network.threads=2
                num.io.threads=2
                background.threads=2
                metric.reporters=
                """.formatted(index + 1, clientPorts.get(index), controllerPorts.get(index), voters, folder);
    }

    @Override
    public void close() {
        processes.forEach(StartedProcess::close);
    }
}
