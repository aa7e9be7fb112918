package io.broadsheet.systemtest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.systemtest.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The seeds that once found something, and a few more: every promise holds. {@code system-tests/mutations} shows that
 * they can fail.
 */
@Tag("alone")
class FaultsIT {

    /** As many schedules at a time as two cores can carry. */
    private static final int TOGETHER = 4;

    @Test
    void everyPromiseHolds(@TempDir Path data) throws IOException {
        var options = new Options(seeds(), TOGETHER, null, Program.THIS_BUILD);

        assertThat(new FaultRun(options, System.out).run(data)).isEmpty();
    }

    /** As they are played. */
    static List<Schedule> rounds() {
        List<Long> seeds = seeds();
        return IntStream.iterate(0, from -> from < seeds.size(), from -> from + TOGETHER)
                .mapToObj(from -> Schedule.together(seeds.subList(from, Math.min(seeds.size(), from + TOGETHER))))
                .flatMap(List::stream)
                .toList();
    }

    /** A seed at the begin of each line, and what it found. */
    static List<Long> seeds() {
        try (var lines = FaultsIT.class.getResourceAsStream("/fault-seeds.txt")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.matches("\\d.*"))
                    .map(line -> Long.parseLong(line.split("\\D", 2)[0]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
