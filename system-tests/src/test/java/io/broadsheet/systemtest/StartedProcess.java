package io.broadsheet.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of our programs as a process of its own, which a test may kill, freeze and start again. */
public final class StartedProcess implements AutoCloseable {

    /** A rehearsal writes down what it learned before it ends. */
    private static final Duration STOP = Duration.ofMinutes(2);

    private static final Set<StartedProcess> STARTED = ConcurrentHashMap.newKeySet();

    static {
        // Nothing is left behind, however the tests end.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STARTED.forEach(each -> each.process.destroyForcibly())));
    }

    private final List<String> command;
    private final Path log;
    private final AtomicInteger disturbances = new AtomicInteger();
    private volatile Process process;
    private volatile boolean frozen;

    private StartedProcess(List<String> command, Path log) {
        this.command = command;
        this.log = log;
        this.process = launch(List.of());
        STARTED.add(this);
    }

    /** @param log what it prints is appended to it */
    public static StartedProcess start(List<String> command, Path log) {
        return new StartedProcess(command, log);
    }

    /** @param module of this build */
    static StartedProcess start(String module, Path log, List<String> arguments) {
        return start(new Program(Program.THIS_BUILD, module).command(arguments), log);
    }

    private Process launch(List<String> more) {
        try {
            return new ProcessBuilder(
                            Stream.concat(command.stream(), more.stream()).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public StartedProcess requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError("ended with code " + process.exitValue() + ":\n" + log());
        }
        return this;
    }

    /** As {@code kill -9}: no hook runs, nothing is flushed. */
    public void kill() {
        disturbances.incrementAndGet();
        process.destroyForcibly();
        await();
    }

    /** As one that is far too slow: it holds its connections and answers nobody until {@link #thaw}. */
    public void freeze() {
        frozen = true;
        disturbances.incrementAndGet();
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
        disturbances.incrementAndGet();
        frozen = false;
    }

    /** Another number after each death, freeze and thaw; null while it is dead or frozen. */
    public @Nullable Integer undisturbed() {
        return frozen || !process.isAlive() ? null : disturbances.get();
    }

    private void signal(String name) {
        signal(process.toHandle(), name);
    }

    static void signal(ProcessHandle process, String name) {
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
    public void restart() {
        restart(List.of());
    }

    /** @param more arguments, this time only */
    public void restart(List<String> more) {
        if (process.isAlive()) {
            throw new IllegalStateException("still running");
        }
        process = launch(more);
        frozen = false;
    }

    /** Another one after each start. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** For one that does its work and ends. */
    public void awaitEnd() {
        await();
        if (process.exitValue() != 0) {
            throw new AssertionError("ended with code " + process.exitValue() + ":\n" + log());
        }
    }

    /** As an operator stops it. */
    public void stop() {
        disturbances.incrementAndGet();
        process.destroy();
        await();
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await() {
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command.getLast() + " did not stop within " + STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        STARTED.remove(this);
        process.destroyForcibly();
        try {
            process.waitFor(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return log.getFileName().toString();
    }
}
