package io.broadsheet.systemtest.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.broadsheet.systemtest.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The build that installations have which this one replaces: from the history, built once for all runs on a machine.
 * Whoever changes a contract or a document moves {@link #COMMIT} on with the next release.
 */
final class BuildBefore {

    static final String COMMIT = "9214030";

    private static final Path CACHE =
            Path.of(System.getProperty("user.home"), ".cache", "broadsheet", "builds", COMMIT);

    private BuildBefore() {}

    /** Its folder, with runnable jars; the test is skipped, and says so, in a clone whose history lacks the commit. */
    static Path path() {
        if (!Files.exists(CACHE.resolve("built"))) {
            assumeTrue(
                    run(Program.THIS_BUILD, "git", "cat-file", "-e", COMMIT + "^{commit}") == 0,
                    "NOT TESTED: the build before this one is commit " + COMMIT
                            + ", which this clone's history lacks. Get it with: git fetch --unshallow");
            build();
        }
        return CACHE;
    }

    private static void build() {
        try {
            Files.createDirectories(CACHE);
            require(Program.THIS_BUILD, "sh", "-c", "git archive " + COMMIT + " | tar -x -C '" + CACHE + "'");
            require(
                    CACHE,
                    CACHE.resolve("mvnw").toString(),
                    "-q",
                    "-pl",
                    String.join(",", RunningSystem.SERVICES),
                    "-am",
                    "-DskipTests",
                    "-Dspotless.check.skip",
                    "package");
            Files.createFile(CACHE.resolve("built"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(Path folder, String... command) {
        if (run(folder, command) != 0) {
            throw new IllegalStateException("failed in " + folder + ": " + String.join(" ", command));
        }
    }

    private static int run(Path folder, String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                    .directory(folder.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
