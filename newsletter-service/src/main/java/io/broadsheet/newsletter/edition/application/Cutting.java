package io.broadsheet.newsletter.edition.application;

import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.newsletter.delivery.DigestQueue;
import io.broadsheet.newsletter.edition.domain.Cut;
import io.broadsheet.newsletter.edition.domain.Cut.Scope;
import io.broadsheet.newsletter.edition.domain.Cut.Stage;
import io.broadsheet.newsletter.edition.domain.CutCounter;
import io.broadsheet.newsletter.edition.domain.Editions;
import io.broadsheet.newsletter.edition.domain.Slot;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.subscription.Recipients;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a cut: takes the next number, gives it to the stories that have arrived, and gives each reader who is due the
 * stories after the last number that reader was served.
 */
final class Cutting {
    private static final int STAMPED_AT_ONCE = 500;
    private static final int ENTERED_AT_ONCE = 1_000;

    private final CutCounter counter;
    private final Stories stories;
    private final Editions editions;
    private final Recipients recipients;
    private final DigestQueue queue;
    private final CohortPlanning cohorts;
    private final TraceContext trace;
    private final PlannerMeters meters;
    private final Duration instantDelay;
    private final List<ZoneId> zones;

    Cutting(
            CutCounter counter,
            Stories stories,
            Editions editions,
            Recipients recipients,
            DigestQueue queue,
            CohortPlanning cohorts,
            TraceContext trace,
            PlannerMeters meters,
            Duration instantDelay,
            List<ZoneId> zones) {
        this.counter = counter;
        this.stories = stories;
        this.editions = editions;
        this.recipients = recipients;
        this.queue = queue;
        this.cohorts = cohorts;
        this.trace = trace;
        this.meters = meters;
        this.instantDelay = instantDelay;
        this.zones = zones;
    }

    /**
     * @param opened is told the number as soon as it is certain that the cut comes about
     * @throws PlannerReplaced if another planner has taken over
     */
    CutReport cut(PlannerLease lease, long number, Scope scope, LongConsumer opened) {
        traced(trace.current(), () -> {
            var cut = new Cut(number, scope, Stage.STAMPING, trace.current());
            mustHold(counter.open(lease.token(), cut), number);
            opened.accept(number);
            finish(lease, cut);
        });
        var report = report(number, true);
        meters.finished(report);
        return report;
    }

    /** Goes on with what another planner left, in the trace of what led to it. */
    void takeOver(PlannerLease lease, Cut open) {
        traced(open.traceparent(), () -> finish(lease, open));
    }

    CutReport report(long number, boolean finished) {
        var totals = editions.totals(number);
        return new CutReport(number, totals.cohorts(), queue.count(number), totals.skipped(), finished);
    }

    private void traced(@Nullable String traceparent, Runnable work) {
        trace.continued("broadsheet.editions.cut", traceparent)
                .contextualName("cut editions")
                .observe(() -> meters.timed(work));
    }

    private void finish(PlannerLease lease, Cut cut) {
        var number = cut.number();
        if (cut.stage() == Stage.STAMPING) {
            stamp(lease, cut);
        }
        enterPromised(lease, cut);
        var cutStories = new CutStories(stories, number);
        // Those who want news at once do not wait for the others.
        var instant = Slot.INSTANT.prefix();
        var others = cut.prefixes(zones).stream()
                .filter(prefix -> !prefix.equals(instant))
                .toList();
        plan(lease, cut, List.of(instant), cutStories);
        plan(lease, cut, others, cutStories);
        mustHold(counter.finish(lease.token(), number, covered(cut)), number);
    }

    private void plan(PlannerLease lease, Cut cut, List<String> prefixes, CutStories cutStories) {
        var number = cut.number();
        var due = new DueCohorts(recipients, prefixes);
        for (var next = due.next(() -> lease.renewWhenOld(number));
                next.isPresent();
                next = due.next(() -> lease.renewWhenOld(number))) {
            cohorts.plan(next.get(), cut, cutStories, () -> lease.renew(number));
        }
    }

    /**
     * The stories are found before the lease is renewed, and stamped after, each in the version that was found: whoever
     * takes over later finds it stamped or waiting, and gives it the same number, unless it is not public then; and once
     * it is again it has another version. So this cannot stamp behind the back of a successor.
     */
    private void stamp(PlannerLease lease, Cut cut) {
        var number = cut.number();
        var until = arrivedUntil(cut);
        for (var waiting = stories.unstamped(until, STAMPED_AT_ONCE);
                !waiting.isEmpty();
                waiting = stories.unstamped(until, STAMPED_AT_ONCE)) {
            lease.renew(number);
            stories.stamp(waiting, number);
        }
        mustHold(counter.stamped(lease.token(), number), number);
    }

    /**
     * Those who were promised an edition get it, whatever they changed since: readers of this cut whose planner died, and
     * those to whom a planner that slept promised an earlier one.
     */
    private void enterPromised(PlannerLease lease, Cut cut) {
        for (var open = recipients.promised(ENTERED_AT_ONCE);
                !open.isEmpty();
                open = recipients.promised(ENTERED_AT_ONCE)) {
            lease.renew(cut.number());
            cohorts.enterPromised(open, cut);
        }
    }

    /** Second thoughts are for every story, not only the one that has waited longest; an editor who says now means now. */
    private @Nullable Instant arrivedUntil(Cut cut) {
        return cut.scope() instanceof Scope.Scheduled scheduled ? scheduled.to().minus(instantDelay) : null;
    }

    private static @Nullable Instant covered(Cut cut) {
        return cut.scope() instanceof Scope.Scheduled scheduled ? scheduled.to() : null;
    }

    private static void mustHold(boolean held, long number) {
        if (!held) {
            throw new PlannerReplaced(number);
        }
    }
}
