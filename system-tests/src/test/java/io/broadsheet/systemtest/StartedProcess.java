package io.broadsheet.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of our programs as a process of its own, which a test may kill, freeze and start again. */
final class StartedProcess implements AutoCloseable {

    private static final Path ROOT =
            Path.of(System.getProperty("broadsheet.root", "..")).toAbsolutePath();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final List<String> command;
    private final Path log;
    private Process process;

    private StartedProcess(List<String> command, Path log) {
        this.command = command;
        this.log = log;
        this.process = launch();
    }

    /** @param module whose {@code target/<module>-exec.jar} is run */
    static StartedProcess start(String module, Path log, List<String> arguments) {
        Path jar = ROOT.resolve(module).resolve("target").resolve(module + "-exec.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build it with ./mvnw -DskipTests package");
        }
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JVM);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        return new StartedProcess(command, log);
    }

    /** Unpacked as the container image has it: it starts in two thirds of the time. */
    private static synchronized Path extracted(String module) {
        Path target = ROOT.resolve(module).resolve("target");
        Path jar = target.resolve(module + "-exec.jar");
        Path unpacked = target.resolve("extracted").resolve(jar.getFileName());
        try {
            if (!Files.exists(jar)) {
                throw new IllegalStateException(jar + " is missing: build it with ./mvnw -DskipTests package");
            }
            if (!Files.exists(unpacked)
                    || Files.getLastModifiedTime(unpacked).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                Process extraction = new ProcessBuilder(
                                JAVA,
                                "-Djarmode=tools",
                                "-jar",
                                jar.toString(),
                                "extract",
                                "--force",
                                "--destination",
                                unpacked.getParent().toString())
                        .inheritIO()
                        .start();
                if (extraction.waitFor() != 0) {
                    throw new IllegalStateException(jar + " could not be unpacked");
                }
                Files.setLastModifiedTime(unpacked, Files.getLastModifiedTime(jar));
            }
            return unpacked;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process launch() {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    StartedProcess requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError("ended with code " + process.exitValue() + ":\n" + log());
        }
        return this;
    }

    /** As {@code kill -9}: no hook runs, nothing is flushed. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    /** As one that is far too slow: it holds its connections and answers nobody until {@link #thaw}. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill -" + name + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts it again with the same arguments. */
    void restart() {
        if (process.isAlive()) {
            throw new IllegalStateException("still running");
        }
        process = launch();
    }

    /** As an operator stops it. */
    void stop() {
        process.destroy();
        await();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await() {
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command.getLast() + " did not stop within 40 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
