package io.broadsheet.systemtest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.broadsheet.systemtest.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code system-tests/mutations} puts back can still be put back: whoever changes that code moves the patch along. */
class MutationsTest {

    private static final Path PATCHES = Program.THIS_BUILD.resolve("system-tests/src/test/mutations");

    @Test
    void everyFaultCanBePutBackAndNamesWhatFindsIt() throws Exception {
        assumeThat(run("--version")).as("the program patch").isZero();
        List<Path> patches;
        try (var files = Files.list(PATCHES)) {
            patches = files.toList();
        }
        var wrong = new ArrayList<String>();
        for (Path patch : patches) {
            if (run("--dry-run", "--silent", "--force", "-p1", "-i", patch.toString()) != 0) {
                wrong.add(patch.getFileName() + " does not fit");
            }
            if (Files.readAllLines(patch).stream().noneMatch(line -> line.matches("Found by: \\S+ \\S+"))) {
                wrong.add(patch.getFileName() + " names nothing that finds it");
            }
        }
        assertThat(patches).hasSizeGreaterThan(30);
        assertThat(wrong).isEmpty();
    }

    private static int run(String... options) throws InterruptedException {
        var command = new ArrayList<>(List.of("patch"));
        command.addAll(List.of(options));
        try {
            return new ProcessBuilder(command)
                    .directory(Program.THIS_BUILD.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            return 1;
        }
    }
}
