package io.broadsheet.systemtest.faults;

import io.broadsheet.systemtest.Program;
import io.broadsheet.systemtest.StartedProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One of the processes of a service, with the proxy between it and the database. */
final class Instance implements AutoCloseable {

    private static final HttpClient PROBE = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final Place place;
    private final MongoProxy proxy;
    private final List<String> settings;
    private final Path log;
    private volatile StartedProcess process;
    private boolean rehearsing;

    /** What does not change when it is started again. */
    record Place(String service, int number, int port, int managementPort) {

        String name() {
            return service + "-" + number;
        }
    }

    Instance(Place place, MongoProxy proxy, List<String> settings, Path log, Path build) {
        this.place = place;
        this.proxy = proxy;
        this.settings = settings;
        this.log = log;
        this.process = start(build);
    }

    /** The first start of a build is a rehearsal, which counts when the process is {@link #replace}d. */
    private StartedProcess start(Path build) {
        var program = new Program(build, place.service());
        rehearsing = !program.isRehearsed();
        return StartedProcess.start(rehearsing ? program.rehearsal(settings) : program.command(settings), log);
    }

    boolean isRehearsing() {
        return rehearsing;
    }

    String service() {
        return place.service();
    }

    String name() {
        return place.name();
    }

    int port() {
        return place.port();
    }

    String url() {
        return "http://127.0.0.1:" + place.port();
    }

    String managementUrl() {
        return "http://127.0.0.1:" + place.managementPort();
    }

    MongoProxy proxy() {
        return proxy;
    }

    StartedProcess process() {
        return process;
    }

    Path log() {
        return log;
    }

    /** Stops it as an operator does and starts it from another build, at the same addresses. */
    void replace(Path build) {
        process.stop();
        process = start(build);
    }

    boolean isReady() {
        var probe = HttpRequest.newBuilder(URI.create(managementUrl() + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(3))
                .build();
        try {
            return PROBE.send(probe, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
        proxy.close();
    }
}
