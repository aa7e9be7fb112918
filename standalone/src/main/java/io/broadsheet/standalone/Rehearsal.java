package io.broadsheet.standalone;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Makes later starts fast: a second Broadsheet, on other ports and with the lowest priority, starts and ends once, and
 * its JVM writes down what it learnt about the classes (JEP 514). A help, never a need: a failure is only logged.
 */
final class Rehearsal implements AutoCloseable {

    /** Names the cache to make. Set by {@code ./start} when there is none for the built code. */
    static final String CACHE = "broadsheet.rehearse";

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int DISTANCE = 11_000;

    private final Process process;

    private Rehearsal(Process process) {
        this.process = process;
    }

    static Rehearsal begin(Path cache, int portOffset) throws IOException {
        var data = Files.createTempDirectory("broadsheet-rehearsal");
        var learnt = cache.resolveSibling(cache.getFileName() + "." + ProcessHandle.current().pid());
        int otherOffset = (portOffset + DISTANCE) % (2 * DISTANCE);
        var process = new ProcessBuilder(command(learnt, data, otherOffset))
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("output").toFile())
                .start();
        process.onExit().thenAccept(ended -> finish(ended, learnt, cache, data));
        return new Rehearsal(process);
    }

    private static List<String> command(Path learnt, Path data, int portOffset) {
        var jvm = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of("nice", "-n", "19", jvm));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.contains(CACHE) && !argument.startsWith("-XX:AOT"))
                .forEach(command::add);
        command.addAll(List.of("-XX:AOTCacheOutput=" + learnt, "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Rehearsal.class.getName() + "$Stage", "--empty"));
        command.addAll(List.of("--data", data.resolve("data").toString(), "--port-offset", "" + portOffset));
        return command;
    }

    private static void finish(Process ended, Path learnt, Path cache, Path data) {
        try {
            if (ended.exitValue() == 0 && Files.exists(learnt)) {
                Files.move(learnt, cache, StandardCopyOption.ATOMIC_MOVE);
                LOG.info("The next start will be faster: {}", cache);
            } else {
                LOG.info("No faster start next time, the rehearsal ended with {}", ended.exitValue());
                Files.deleteIfExists(learnt);
                Files.deleteIfExists(new File(learnt + ".config").toPath());
            }
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            LOG.info("No faster start next time", e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** The child's main class: starts, then ends. */
    static final class Stage {

        private Stage() {}

        public static void main(String... args) {
            Main.main(args);
            System.exit(0);
        }
    }
}
