package io.broadsheet.newsletter.edition.application;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** What operations see of planners. */
final class PlannerMeters {
    private final Timer cuts;
    private final Counter failures;
    private final Counter deliveries;
    private final Counter skipped;
    private final Counter aside;
    private final LongSupplier nanoTime;
    private volatile Seen seen;

    /** @param behind at {@code nanoTime} */
    private record Seen(Duration behind, long nanoTime) {}

    PlannerMeters(MeterRegistry meters) {
        this(meters, System::nanoTime);
    }

    PlannerMeters(MeterRegistry meters, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.seen = new Seen(Duration.ZERO, nanoTime.getAsLong());
        cuts = Timer.builder("broadsheet.cuts")
                .description("Cuts that this instance made or took over, and how long each took")
                .register(meters);
        failures = Counter.builder("broadsheet.cuts.failed")
                .description("Tries to cut that ended with a failure; another follows")
                .register(meters);
        deliveries = Counter.builder("broadsheet.cuts.deliveries")
                .description("Digests that entered the ledger")
                .register(meters);
        skipped = Counter.builder("broadsheet.cuts.skipped")
                .description("Cohorts for which nothing matched")
                .register(meters);
        aside = Counter.builder("broadsheet.cuts.aside")
                .description("Cohorts and readers that a cut left aside, because what is stored of them cannot be read")
                .register(meters);
        Gauge.builder("broadsheet.cuts.behind", this::behind)
                .description("For how long the local hours that have come are not cut for; up to 15 min is usual")
                .baseUnit("seconds")
                .register(meters);
    }

    void timed(Runnable work) {
        cuts.record(work);
    }

    void finished(CutReport report) {
        deliveries.increment(report.deliveries());
        skipped.increment(report.skipped());
    }

    void failed() {
        failures.increment();
    }

    void leftAside(int count) {
        aside.increment(count);
    }

    void covered(Instant covered, Instant now) {
        var behind = Duration.between(covered, now);
        seen = new Seen(behind.isNegative() ? Duration.ZERO : behind, nanoTime.getAsLong());
    }

    /** It grows while nobody can look: a planner that fails must not look like one that is on time. */
    private double behind() {
        var last = seen;
        return last.behind().plusNanos(nanoTime.getAsLong() - last.nanoTime()).toMillis() / 1_000.0;
    }
}
