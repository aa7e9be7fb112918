package io.broadsheet.newsletter.edition.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.newsletter.delivery.DigestQueue;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Cut;
import io.broadsheet.newsletter.edition.domain.Cut.Scope;
import io.broadsheet.newsletter.edition.domain.Cut.Stage;
import io.broadsheet.newsletter.edition.domain.Desk;
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
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts: takes the next number, gives it to the stories that have arrived, and gives each reader who is due the stories
 * after the last number that reader was served. One planner at a time, on any number of instances; what a dead one left
 * is finished first.
 */
final class Planner {
    private static final int STAMPED_AT_ONCE = 500;
    private static final int RECONCILED_AT_ONCE = 1_000;

    private final Desk desk;
    private final Stories stories;
    private final Editions editions;
    private final Recipients recipients;
    private final DigestQueue queue;
    private final CohortPlanning cohorts;
    private final DigestProperties settings;
    private final Clock clock;
    private final Ids ids;
    private final List<ZoneId> zones;

    Planner(
            Desk desk,
            Stories stories,
            Editions editions,
            Recipients recipients,
            DigestQueue queue,
            CohortPlanning cohorts,
            DigestProperties settings,
            Clock clock,
            Ids ids,
            List<ZoneId> zones) {
        this.desk = desk;
        this.stories = stories;
        this.editions = editions;
        this.recipients = recipients;
        this.queue = queue;
        this.cohorts = cohorts;
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
        var seen = desk.look();
        if (seen.isPresent()
                && seen.get().open() == null
                && !mayBeDue(seen.get().covered())) {
            return Optional.empty();
        }
        return asPlanner((token, state) -> {
            var now = clock.instant();
            var scope = new Scope.Scheduled(state.covered(), now);
            if (instantIsDue(now) || someoneIsDue(scope)) {
                return Optional.of(cut(token, state.number() + 1, scope, number -> {}));
            }
            desk.cover(token, now);
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
        return asPlanner((token, state) -> Optional.of(cut(token, state.number() + 1, new Scope.Run(cadence), opened)));
    }

    private boolean mayBeDue(Instant covered) {
        var now = clock.instant();
        return instantIsDue(now) || DueSlots.mayFall(covered, now);
    }

    private boolean instantIsDue(Instant now) {
        return stories.waiting(now.minus(settings.instantDelay()))
                && recipients.nextCohort(Slot.INSTANT.prefix(), null).isPresent();
    }

    private boolean someoneIsDue(Scope.Scheduled scope) {
        return DueSlots.between(scope.from(), scope.to(), zones).stream()
                .filter(slot -> !slot.equals(Slot.INSTANT))
                .anyMatch(slot -> recipients.nextCohort(slot.prefix(), null).isPresent());
    }

    private interface Work {
        Optional<CutReport> with(UUID token, Desk.State state);
    }

    private Optional<CutReport> asPlanner(Work work) {
        var token = ids.next();
        var now = clock.instant();
        var state = desk.take(token, now, now.plus(settings.lease()), now);
        if (state.isEmpty()) {
            return Optional.empty();
        }
        try {
            var open = state.get().open();
            if (open == null) {
                return work.with(token, state.get());
            }
            finish(token, open, open.stage() == Stage.PLANNING);
            return work.with(token, desk.look().orElseThrow());
        } finally {
            desk.release(token);
        }
    }

    private CutReport cut(UUID token, long number, Scope scope, LongConsumer opened) {
        var cut = new Cut(number, scope, Stage.STAMPING);
        if (!desk.open(token, cut)) {
            throw new PlannerReplaced(number);
        }
        opened.accept(number);
        finish(token, cut, false);
        return report(number, true);
    }

    private void finish(UUID token, Cut cut, boolean planningWasBegun) {
        var number = cut.number();
        if (cut.stage() == Stage.STAMPING) {
            stamp(token, number);
        }
        if (planningWasBegun) {
            reconcile(token, number);
        }
        var backlog = new Backlog(stories, number);
        for (var prefix : cut.prefixes(zones)) {
            plan(token, number, prefix, backlog);
        }
        mustHold(desk.finish(token, number, covered(cut)), number);
    }

    private void plan(UUID token, long number, String prefix, Backlog backlog) {
        String after = null;
        for (var next = recipients.nextCohort(prefix, after);
                next.isPresent();
                next = recipients.nextCohort(prefix, after)) {
            var key = next.get().key();
            if (after != null && key.compareTo(after) <= 0) {
                throw new IllegalStateException("Cohorts do not come in the order of their keys");
            }
            cohorts.plan(next.get(), number, backlog, () -> renew(token, number));
            after = key;
        }
    }

    /**
     * The stories are found before the lease is renewed, and stamped after: whoever takes over later finds each of them
     * either stamped or waiting, and gives it the same number. So this cannot stamp behind the back of a successor.
     */
    private void stamp(UUID token, long number) {
        for (var waiting = stories.unstamped(STAMPED_AT_ONCE);
                !waiting.isEmpty();
                waiting = stories.unstamped(STAMPED_AT_ONCE)) {
            renew(token, number);
            stories.stamp(waiting, number);
        }
        mustHold(desk.stamped(token, number), number);
    }

    /**
     * Who has a delivery of this cut is served, whatever the reader changed since: a planner died between the two
     * writes.
     */
    private void reconcile(UUID token, long number) {
        var page = queue.of(number, null, RECONCILED_AT_ONCE);
        while (!page.isEmpty()) {
            renew(token, number);
            recipients.serve(
                    page.stream()
                            .map(DigestQueue.DigestDelivery::subscriptionId)
                            .toList(),
                    number);
            page = queue.of(number, page.getLast().id(), RECONCILED_AT_ONCE);
        }
    }

    private void renew(UUID token, long number) {
        mustHold(desk.renew(token, clock.instant().plus(settings.lease())), number);
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
