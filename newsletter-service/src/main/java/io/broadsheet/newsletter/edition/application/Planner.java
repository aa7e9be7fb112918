package io.broadsheet.newsletter.edition.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Cut;
import io.broadsheet.newsletter.edition.domain.CutCounter;
import io.broadsheet.newsletter.edition.domain.DueSlots;
import io.broadsheet.newsletter.edition.domain.Slot;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.subscription.Recipients;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Decides when to cut. One planner at a time, on any number of instances, by a lease; what a dead one left is finished
 * first. What is due, and whose lease it is, is judged by one clock for all: the database's.
 */
final class Planner {
    private final CutCounter counter;
    private final Stories stories;
    private final Recipients recipients;
    private final Cutting cutting;
    private final PlannerMeters meters;
    private final DigestProperties settings;
    private final InstantSource clock;
    private final Ids ids;
    private final List<ZoneId> zones;

    /** @param clock the database's */
    Planner(
            CutCounter counter,
            Stories stories,
            Recipients recipients,
            Cutting cutting,
            PlannerMeters meters,
            DigestProperties settings,
            InstantSource clock,
            Ids ids,
            List<ZoneId> zones) {
        this.counter = counter;
        this.stories = stories;
        this.recipients = recipients;
        this.cutting = cutting;
        this.meters = meters;
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
        if (seen.isPresent()) {
            var now = clock.instant();
            var covered = seen.get().covered();
            meters.covered(covered, now);
            if (seen.get().open() == null && !instantIsDue(now) && !DueSlots.mayFall(covered, now)) {
                return Optional.empty();
            }
        }
        return asPlanner((lease, state) -> {
            var now = clock.instant();
            var scope = new Cut.Scope.Scheduled(state.covered(), now);
            var next = state.number() + 1;
            if (instantIsDue(now) || someoneIsDue(scope, () -> lease.renewWhenOld(next))) {
                return Optional.of(cutting.cut(lease, next, scope, number -> {}));
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
        return asPlanner((lease, state) ->
                Optional.of(cutting.cut(lease, state.number() + 1, new Cut.Scope.Run(cadence), opened)));
    }

    /** What a cut led to so far. */
    CutReport report(long number, boolean finished) {
        return cutting.report(number, finished);
    }

    private boolean instantIsDue(Instant now) {
        return stories.waiting(now.minus(settings.instantDelay()))
                && recipients.nextCohort(Slot.INSTANT.prefix(), null).isPresent();
    }

    private boolean someoneIsDue(Cut.Scope.Scheduled scope, Runnable keepLease) {
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
            cutting.takeOver(lease, open);
            return work.with(lease, counter.look().orElseThrow());
        } finally {
            counter.release(token);
        }
    }
}
