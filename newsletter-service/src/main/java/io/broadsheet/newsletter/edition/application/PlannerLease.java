package io.broadsheet.newsletter.edition.application;

import io.broadsheet.newsletter.edition.domain.CutCounter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** A planner's hold on the cut counter, by the database's clock. */
final class PlannerLease {
    private final CutCounter counter;
    private final UUID token;
    private final Duration length;
    private final InstantSource clock;
    private Instant renewedAt;

    PlannerLease(CutCounter counter, UUID token, Duration length, InstantSource clock, Instant takenAt) {
        this.counter = counter;
        this.token = token;
        this.length = length;
        this.clock = clock;
        this.renewedAt = takenAt;
    }

    UUID token() {
        return token;
    }

    /**
     * Before something is written for a cut.
     *
     * @throws PlannerReplaced if another planner has taken over
     */
    void renew(long number) {
        var now = clock.instant();
        if (!counter.renew(token, now.plus(length))) {
            throw new PlannerReplaced(number);
        }
        renewedAt = now;
    }

    /** Between queries, so that a long search without anything to write does not look like a dead planner. */
    void renewWhenOld(long number) {
        if (!clock.instant().isBefore(renewedAt.plus(length.dividedBy(3)))) {
            renew(number);
        }
    }
}
