package io.broadsheet.newsletter.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A thousand orders in which two instances may send, be frozen, lose their claims, and send on. */
class InterleavingTest {
    private static final int DELIVERIES = 12;
    private static final int SEEDS = 1_000;

    @Test
    void skipsNobodyAndDoublesAtMostWhatWasUnderWayInAFreeze() throws Exception {
        // Threads of one kind pass a turn on in microseconds.
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            thread.submit(() -> runAll()).get();
        }
    }

    private static int runAll() throws InterruptedException {
        var freezes = 0;
        var doubled = 0;
        for (var seed = 1L; seed <= SEEDS; seed++) {
            // The fast clock of an instance is its own matter.
            var run = run(seed, seed % 3 == 0 ? 40_000 : 0);
            freezes += run.freezes;
            doubled += Math.toIntExact(doubled(run));
        }
        assertThat(freezes).as("or nothing was tried").isGreaterThan(250);
        assertThat(doubled).as("or freezes never came within a mail").isPositive();
        return doubled;
    }

    private static Interleaving run(long seed, long skew) throws InterruptedException {
        var model = new ArrayList<ModelLedger>();
        var run = new Interleaving(
                seed,
                time -> {
                    var ledger = new ModelLedger(time);
                    for (var i = 1; i <= DELIVERIES; i++) {
                        ledger.add(Interleaving.delivery(new UUID(seed, i), time.instant()));
                    }
                    model.add(ledger);
                    return ledger;
                },
                () -> model.getFirst().unfinished(),
                skew);
        assertThat(run.run()).as("seed %s comes to an end", seed).isTrue();
        assertThat(run.copies).as("seed %s skips nobody", seed).hasSize(DELIVERIES);
        assertThat(doubled(run))
                .as("seed %s doubles at most what was under way in a freeze", seed)
                .isLessThanOrEqualTo(run.exposed);
        return run;
    }

    private static long doubled(Interleaving run) {
        return run.copies.values().stream().mapToLong(copies -> copies - 1).sum();
    }
}
