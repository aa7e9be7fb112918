package io.broadsheet.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An embedded part in a process of its own, so that it can be killed. */
final class PartProcess implements AutoCloseable {

    private final Process process;
    private final List<String> addresses;

    private PartProcess(Process process, List<String> addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    static PartProcess start(String part, Path data, String... more) throws IOException {
        String[] options = more.length == 0 ? new String[] {"--port", "0"} : more;
        Process process = new ProcessBuilder(command(part, data, options))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("READY ")) {
                return new PartProcess(process, List.of(line.split(" ")).subList(2, line.split(" ").length));
            }
        }
        process.destroyForcibly();
        throw new IOException("Ended without READY");
    }

    static List<String> command(String part, Path data, String... more) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                part,
                "--data",
                data.toString()));
        command.addAll(List.of(more));
        return command;
    }

    /** As READY names them. */
    String address(int index) {
        return addresses.get(index);
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill} does; returns the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** Waits until it ends by itself; returns the exit code. */
    int end() throws InterruptedException {
        process.waitFor(2, TimeUnit.MINUTES);
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
