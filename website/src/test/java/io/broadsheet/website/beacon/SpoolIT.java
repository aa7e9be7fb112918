package io.broadsheet.website.beacon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it keeps lines, as by {@code kill -9}. */
class SpoolIT {

    private static final int KEPT = 2_000;

    @TempDir
    Path folder;

    @Test
    void hasAllThatAKilledProcessSaidItKept() throws Exception {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Keeping.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new ArrayList<String>();
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
                if (said.size() == KEPT) {
                    // Not the process itself, which would close what is still to be read.
                    process.toHandle().destroyForcibly();
                }
            }
        }

        assertThat(said).hasSizeGreaterThanOrEqualTo(KEPT);
        try (var spool = new Spool(folder, Long.MAX_VALUE, 1 << 14)) {
            var found = new ArrayList<String>();
            while (spool.waiting() > 0) {
                var batch = spool.next(500);
                batch.lines().forEach(line -> found.add(new String(line, UTF_8)));
                spool.done(batch);
            }
            // What was said last may have been cut off.
            assertThat(found).containsAll(said.subList(0, KEPT)).doesNotHaveDuplicates();
        }
    }

    /** Says what it has kept. */
    static final class Keeping {

        private Keeping() {}

        public static void main(String... folder) throws Exception {
            var spool = new Spool(Path.of(folder[0]), Long.MAX_VALUE, 1 << 14);
            var number = new AtomicInteger();
            try (var writers = Executors.newFixedThreadPool(8)) {
                for (var writer = 0; writer < 8; writer++) {
                    writers.submit(() -> {
                        while (true) {
                            var line = "line " + number.incrementAndGet();
                            if (spool.append(line.getBytes(UTF_8))) {
                                System.out.println(line);
                            }
                        }
                    });
                }
            }
        }
    }
}
