package io.broadsheet.newsletter.edition.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.newsletter.delivery.DigestQueue;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Cut;
import io.broadsheet.newsletter.edition.domain.Cut.Scope;
import io.broadsheet.newsletter.edition.domain.Cut.Stage;
import io.broadsheet.newsletter.edition.domain.CutCounter;
import io.broadsheet.newsletter.edition.domain.DueSlots;
import io.broadsheet.newsletter.edition.domain.Editions;
import io.broadsheet.newsletter.edition.domain.Slot;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.subscription.Recipients;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts: takes the next number, gives it to the stories that have arrived, and gives each reader who is due the stories
 * after the last number that reader was served. One planner at a time, on any number of instances; what a dead one left
 * is finished first.
 */
final class Planner {
    private static final int STAMPED_AT_ONCE = 500;
    private static final int KEPT_AT_ONCE = 1_000;

    private final CutCounter counter;
    private final Stories stories;
    private final Editions editions;
    private final Recipients recipients;
    private final DigestQueue queue;
    private final CohortPlanning cohorts;
    private final TraceContext trace;
    private final DigestProperties settings;
    private final Clock clock;
    private final Ids ids;
    private final List<ZoneId> zones;

    Planner(
            CutCounter counter,
            Stories stories,
            Editions editions,
            Recipients recipients,
            DigestQueue queue,
            CohortPlanning cohorts,
            TraceContext trace,
            DigestProperties settings,
            Clock clock,
            Ids ids,
            List<ZoneId> zones) {
        this.counter = counter;
        this.stories = stories;
        this.editions = editions;
        this.recipients = recipients;
        this.queue = queue;
        this.cohorts = cohorts;
        this.trace = trace;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.zones = zones;
    }

    /**
     * Finishes what a dead planner left, and cuts for those whose hour has come or who want news at once.
     *
     * @return empty if there was nothing to do, or another planner is at it
     */
    Optional<CutReport> cutWhatIsDue() {
        var seen = counter.look();
        if (seen.isPresent()
                && seen.get().open() == null
                && !mayBeDue(seen.get().covered())) {
            return Optional.empty();
        }
        return asPlanner((lease, state) -> {
            var now = clock.instant();
            var scope = new Scope.Scheduled(state.covered(), now);
            var next = state.number() + 1;
            if (instantIsDue(now) || someoneIsDue(scope, () -> lease.renewWhenOld(next))) {
                return Optional.of(cut(lease, next, scope, number -> {}));
            }
            counter.cover(lease.token(), now);
            return Optional.empty();
        });
    }

    /**
     * Cuts a cadence now, for all its readers.
     *
     * @param opened is told the number as soon as it is certain that the cut comes about
     * @return empty if another planner is at work
     */
    Optional<CutReport> cutNow(Cadence cadence, LongConsumer opened) {
        return asPlanner((lease, state) -> Optional.of(cut(lease, state.number() + 1, new Scope.Run(cadence), opened)));
    }

    private boolean mayBeDue(Instant covered) {
        var now = clock.instant();
        return instantIsDue(now) || DueSlots.mayFall(covered, now);
    }

    private boolean instantIsDue(Instant now) {
        return stories.waiting(now.minus(settings.instantDelay()))
                && recipients.nextCohort(Slot.INSTANT.prefix(), null).isPresent();
    }

    private boolean someoneIsDue(Scope.Scheduled scope, Runnable keepLease) {
        var prefixes = DueSlots.between(scope.from(), scope.to(), zones).stream()
                .filter(slot -> !slot.equals(Slot.INSTANT))
                .map(Slot::prefix)
                .toList();
        return new DueCohorts(recipients, prefixes).next(keepLease).isPresent();
    }

    private interface Work {
        Optional<CutReport> with(PlannerLease lease, CutCounter.State state);
    }

    private Optional<CutReport> asPlanner(Work work) {
        var token = ids.next();
        var now = clock.instant();
        var state = counter.take(token, now, now.plus(settings.lease()), now);
        if (state.isEmpty()) {
            return Optional.empty();
        }
        var lease = new PlannerLease(counter, token, settings.lease(), clock, now);
        try {
            var open = state.get().open();
            if (open == null) {
                return work.with(lease, state.get());
            }
            traced(open.traceparent(), () -> finish(lease, open, open.stage() == Stage.PLANNING));
            return work.with(lease, counter.look().orElseThrow());
        } finally {
            counter.release(token);
        }
    }

    private CutReport cut(PlannerLease lease, long number, Scope scope, LongConsumer opened) {
        traced(trace.current(), () -> {
            var cut = new Cut(number, scope, Stage.STAMPING, trace.current());
            mustHold(counter.open(lease.token(), cut), number);
            opened.accept(number);
            finish(lease, cut, false);
        });
        return report(number, true);
    }

    /** Whoever finishes a cut does so in the trace of what led to it: a call, or its hour. */
    private void traced(@Nullable String traceparent, Runnable cutting) {
        trace.continued("broadsheet.editions.cut", traceparent)
                .contextualName("cut editions")
                .observe(cutting);
    }

    private void finish(PlannerLease lease, Cut cut, boolean planningWasBegun) {
        var number = cut.number();
        if (cut.stage() == Stage.STAMPING) {
            stamp(lease, number);
        }
        if (planningWasBegun) {
            enterPromised(lease, cut);
        }
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
     * The stories are found before the lease is renewed, and stamped after: whoever takes over later finds each of them
     * either stamped or waiting, and gives it the same number. So this cannot stamp behind the back of a successor.
     */
    private void stamp(PlannerLease lease, long number) {
        for (var waiting = stories.unstamped(STAMPED_AT_ONCE);
                !waiting.isEmpty();
                waiting = stories.unstamped(STAMPED_AT_ONCE)) {
            lease.renew(number);
            stories.stamp(waiting, number);
        }
        mustHold(counter.stamped(lease.token(), number), number);
    }

    /** Those who were promised an edition get it, whatever they changed since. */
    private void enterPromised(PlannerLease lease, Cut cut) {
        for (var open = recipients.promised(KEPT_AT_ONCE); !open.isEmpty(); open = recipients.promised(KEPT_AT_ONCE)) {
            lease.renew(cut.number());
            cohorts.enterPromised(open, cut);
        }
    }

    private static void mustHold(boolean held, long number) {
        if (!held) {
            throw new PlannerReplaced(number);
        }
    }

    private static @Nullable Instant covered(Cut cut) {
        return cut.scope() instanceof Scope.Scheduled scheduled ? scheduled.to() : null;
    }

    /** What a cut led to so far. */
    CutReport report(long number, boolean finished) {
        var totals = editions.totals(number);
        return new CutReport(number, totals.cohorts(), queue.count(number), totals.skipped(), finished);
    }
}
