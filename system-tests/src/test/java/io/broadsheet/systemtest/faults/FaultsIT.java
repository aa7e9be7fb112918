package io.broadsheet.systemtest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.systemtest.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Schedules that once found something, and others with every kind of fault beside: every promise holds. {@code
 * system-tests/mutations} shows that they can fail.
 */
@Tag("alone")
class FaultsIT {

    /** As many schedules at a time as two cores can carry. */
    private static final int TOGETHER = 4;

    @Test
    void everyPromiseHolds(@TempDir Path data) throws IOException {
        assertThat(new FaultRun(options(), System.out).run(data)).isEmpty();
    }

    /** As they are played. */
    static List<List<Schedule>> rounds() {
        return options().rounds();
    }

    private static Options options() {
        List<Long> kept = KeptSchedules.all().stream().map(Schedule::seed).toList();
        return new Options(kept, true, TOGETHER, null, Program.THIS_BUILD);
    }
}
