package io.broadsheet.systemtest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.systemtest.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The build before this one and this one side by side, under load, on one database and one cluster: up, one instance
 * of each service after the other, and back again in the same order. So every service meets both builds of every other
 * and of itself, whichever is upgraded first. Nothing of either is lost.
 */
@Tag("alone")
class TwoBuildsIT {

    private static final long SEED = 9_214_030;

    @Test
    void nothingOfEitherBuildIsLostOnTheWayUpAndBack(@TempDir Path data) {
        Path before = BuildBefore.path();
        var findings = new ArrayList<Finding>();
        try (var system = new RunningSystem(data, List.of(before, before));
                var topics = new TopicLog(system.brokers.bootstrapServers());
                var stores = new Stores(system.mongoUri())) {
            var calls = new Calls(system);
            long seed = SEED;
            for (Path build : List.of(Program.THIS_BUILD, before)) {
                for (int number = 1; number <= RunningSystem.INSTANCES; number++) {
                    int which = number;
                    var round = new Round(system, calls, topics, stores, List.of(seed++), false);
                    findings.addAll(round.run(() -> replace(system, which, build), 0, List.of()));
                    System.out.println(which + " of each service from " + build + ": " + round.course());
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    private static void replace(RunningSystem system, int number, Path build) {
        for (String service : RunningSystem.SERVICES) {
            Instance instance = system.instances(service).get(number - 1);
            instance.replace(build);
            system.awaitReady(instance);
        }
    }
}
