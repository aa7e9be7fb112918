package io.broadsheet.chassis.health;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What virtual threads do that are neither parked nor waiting for a lock, in one line for a log. */
final class BusyThreads {

    private static final int MOST_THREADS = 8;
    private static final int MOST_FRAMES = 6;

    private BusyThreads() {}

    /** {@code "name" at Class.method(File.java:1) < Class.method(File.java:2); "name" at …}. */
    static String virtual() {
        try {
            return Arrays.stream(dump().split("\n\\s*\n"))
                    .map(thread -> thread.strip().lines().toList())
                    .filter(BusyThreads::isBusy)
                    .limit(MOST_THREADS)
                    .map(BusyThreads::inOneLine)
                    .collect(Collectors.joining("; "));
        } catch (IOException | RuntimeException untold) {
            return "not known (" + untold.getClass().getSimpleName() + ")";
        }
    }

    private static String dump() throws IOException {
        // The dump is written to files only, and only to new ones.
        Path folder = Files.createTempDirectory("broadsheet-threads");
        Path file = folder.resolve("threads.txt");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
            return Files.readString(file);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    /** The first line is {@code #280 "kafka-1" virtual RUNNABLE 2026-11-27T23:47:19Z}, the next ones are frames. */
    private static boolean isBusy(List<String> thread) {
        return thread.size() > 1
                && thread.getFirst().matches("#\\d+ .* virtual RUNNABLE .*")
                // Parked until just now, and waiting for a carrier as all others do.
                && !thread.get(1).contains("java.lang.VirtualThread.");
    }

    private static String inOneLine(List<String> thread) {
        return thread.getFirst().replaceAll("^#\\d+ | virtual RUNNABLE .*", "")
                + thread.stream()
                        .skip(1)
                        .map(String::strip)
                        .filter(line -> line.startsWith("at "))
                        .limit(MOST_FRAMES)
                        .map(frame -> frame.substring(3))
                        .collect(Collectors.joining(" < ", " at ", ""));
    }
}
